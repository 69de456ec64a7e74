import { limits } from '../limits.ts';
import { periodExample } from '../messages/period.ts';
import { type Cadence, periodCadenceOf } from '../model/cadence.ts';
import { periodCadence } from '../model/period.ts';
import type { Violation } from '../model/violation.ts';
import { isUnreadable } from '../standards/unreadable-text.ts';

type Request = { readonly fileName: string; readonly size: number; readonly period?: string | undefined };

/** `.xls` because applications give that name to tables in HTML; a real one is refused by what it is, when it is read. */
const extensions = ['.csv', '.tsv', '.txt', '.xlsx', '.xlsm', '.xls'];
/** A name is one line. */
const severalLines = /[\t\n\r]/;

const exampleYear = 2026;

/** What of an upload's announcement can't be taken, each with the way out. */
export function checkUploadRequest(request: Request, cadence: Cadence): Violation[] {
  const found = [checkSize(request.size), checkFileName(request.fileName), checkPeriod(request.period, cadence)];
  return found.filter((violation) => violation !== undefined);
}

const bytesInGibibyte = 1024 ** 3;

function checkSize(size: number): Violation | undefined {
  const most = limits.maxUploadBytes;
  if (size < 1) return { where: 'size', what: 'berkasnya kosong; pilih berkas yang berisi data (ukuran paling sedikit 1 bita)' };
  if (size <= most) return undefined;
  const what = `berkas berukuran ${size} bita, padahal paling besar ${most} bita (${most / bytesInGibibyte} GiB). Bagi berkasnya per periode, lalu unggah satu per satu`;
  return { where: 'size', what };
}

function checkFileName(fileName: string): Violation | undefined {
  const where = 'fileName';
  const lower = fileName.toLowerCase();
  if (severalLines.test(fileName) || isUnreadable(fileName)) {
    return { where, what: 'memuat karakter yang tidak terlihat; ganti nama berkasnya' };
  }
  if (extensions.some((extension) => lower.endsWith(extension))) return undefined;
  const what =
    'harus berakhiran .xlsx, .xlsm, .xls, .csv, .tsv, atau .txt. Simpan sebagai (Save As) “Excel Workbook (*.xlsx)” atau “CSV UTF-8” dahulu, lalu unggah hasilnya';
  return { where, what };
}

function checkPeriod(period: string | undefined, cadence: Cadence): Violation | undefined {
  if (period === undefined) return undefined;
  const written = periodCadence(period);
  const expected = periodCadenceOf(cadence);
  if (written !== undefined && (expected === undefined || expected === written)) return undefined;
  const example = expected === undefined ? '2026, 2026-Q3, 2026-09, atau 2026-09-12' : periodExample(expected, exampleYear);
  const what = written === undefined ? 'bukan periode yang ada' : 'tidak sesuai frekuensi pemutakhiran dataset ini';
  return { where: 'period', what: `${what}; tulis misalnya ${example}` };
}
