import { endText, timeText } from '../../functions/messages/date.ts';
import type { AccessRequest, Field } from './api-nouns.ts';

type NameOf = (code: string) => string;
export type Names = { readonly purpose: NameOf; readonly area: NameOf; readonly column: NameOf };
type Facts = (readonly [string, string])[];

/** Columns by the titles that the form's choices have. */
export function columnNames(fields: readonly Field[]): NameOf {
  const titles = new Map(fields.map(({ name, title = name }) => [name, title]));
  return (name) => titles.get(name) ?? name;
}

/** What was asked for. */
export function askedFacts(request: AccessRequest, names: Names): Facts {
  return [
    ['Pemohon', request.requestedBy.name],
    ['Tujuan', names.purpose(request.purpose)],
    ['Dasar hukum', request.legalBasis],
    ['Sampai', endText(request.until)],
    ['Kolom', request.columns?.map(names.column).join(', ') ?? 'semua'],
    ['Wilayah', request.area === undefined ? 'seluruh kota' : names.area(request.area)],
    ['Petugas', request.officers?.join(', ') ?? 'semua pegawai instansi'],
  ];
}

/** Whom the head gave access, of those who were named. */
export const givenOfficersText = 'Petugas yang diberi';

/** What was decided: of a grant what the head narrowed, and why; nothing before. */
export function decidedFacts({ state, decision }: AccessRequest, names: Names): Facts {
  if (!decision) return [];
  const { at, byName, until, withoutColumns, area, officers, reasons } = decision;
  const who = byName === undefined ? '' : ` oleh ${byName}`;
  const granted: Facts = [
    ['Berlaku', until === undefined ? 'berkala: diperpanjang tiap 30 hari' : `sampai ${endText(until)}`],
    ['Tidak diberikan', withoutColumns ? `kolom ${withoutColumns.map(names.column).join(', ')}` : 'tidak ada kolom yang ditinggalkan'],
    ...(area === undefined ? [] : ([['Wilayah yang diberikan', names.area(area)]] as const)),
    ...(officers ? ([[givenOfficersText, officers.join(', ')]] as const) : []),
  ];
  return [
    [state === 'refused' ? 'Ditolak' : 'Disetujui', `${timeText(at)}${who}`],
    ...(state === 'granted' ? granted : []),
    ...(reasons.length > 0 ? ([['Alasan', reasons.join(' ')]] as const) : []),
  ];
}
