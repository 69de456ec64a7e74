import { call } from './api.ts';
import { byId, element, numberText, show, table } from './elements.ts';

type Finding = {
  readonly type: string;
  readonly fieldName?: string;
  readonly rowNumber?: number;
  readonly cell?: string;
  readonly message: string;
  readonly mend: string;
};
type Report = {
  readonly valid: boolean;
  readonly stats: { readonly rows: number; readonly validRows: number; readonly errors: number };
  readonly errors: readonly Finding[];
  readonly warnings?: readonly Finding[];
  readonly truncated: boolean;
};

const shownFindings = 100;

/** The report of an upload, for a person: how much is right, what is wrong where, how to mend it. */
export async function showReport(path: string): Promise<void> {
  const place = byId('report');
  const report = await call<Report>('GET', path);
  if (!report.ok) return show(place);
  const { stats, errors, warnings = [], valid } = report.value;
  const summary = valid
    ? `Semua ${numberText(stats.rows)} baris sah.`
    : `${numberText(stats.errors)} kesalahan; ${numberText(stats.validRows)} dari ${numberText(stats.rows)} baris sah.`;
  show(
    place,
    element('h2', {}, 'Hasil validasi'),
    element('p', {}, summary),
    ...(errors.length > 0 ? [findings('Yang harus diperbaiki', errors)] : []),
    ...(warnings.length > 0 ? [findings('Catatan', warnings)] : []),
  );
}

function findings(caption: string, list: readonly Finding[]): HTMLElement {
  return table(
    caption,
    ['Baris', 'Kolom', 'Mengapa', 'Cara memperbaiki'],
    list
      .slice(0, shownFindings)
      .map(({ rowNumber, fieldName, message, mend }) => [
        rowNumber === undefined ? '–' : String(rowNumber),
        fieldName ?? '–',
        message,
        mend,
      ]),
  );
}
