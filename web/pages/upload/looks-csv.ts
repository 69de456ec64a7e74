import type { Look } from '../../parts/api-nouns.ts';
import { csvText } from '../../parts/csv-text.ts';
import { lookText } from '../../parts/sharing-words.ts';
import { wibStamp } from './wib-days.ts';

type NameOf = (code: string) => string;

const headers = ['Waktu (WIB)', 'Nama', 'Nomor akun', 'Instansi', 'Yang dibaca', 'Versi', 'Tujuan', 'Nomor permohonan'];

/** Looks as CSV (RFC 4180) for a head's spreadsheet: in words, by the city's clock, and no text runs as a formula. */
export function looksCsv(looks: readonly Look[], institution: NameOf, purpose: NameOf): string {
  const lines = looks.map((look) => [
    wibStamp(look.at),
    look.name,
    look.principalId,
    look.institutions.map(institution).join('; '),
    lookText(look.operation),
    look.versionNumber === undefined ? '' : String(look.versionNumber),
    look.purpose === undefined ? '' : purpose(look.purpose),
    look.grantRequestId ?? '',
  ]);
  return csvText([headers, ...lines]);
}
