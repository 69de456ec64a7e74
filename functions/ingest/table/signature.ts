import { monthNames } from '../../standards/types/month-names.ts';

/** What tells a signature block: official tables end with "Tangerang, 5 Januari 2026 / Kepala Dinas … / name / NIP. …". */
export type SignatureMark = 'place-and-date' | 'office' | 'nip';

const months = monthNames.map(([whole]) => whole).join('|');
const placeAndDate = new RegExp(`^[\\p{Letter}][\\p{Letter} .'-]*,\\s*([\\d.…_]+\\s+)?(${months})\\s+\\d{4}$`, 'iu');
const office =
  /^(mengetahui|menyetujui|(a\.?\s?n\.?|u\.?b\.?|plt\.?|plh\.?|pj\.?)?\s*(kepala|camat|lurah|sekretaris|wali ?kota|bupati|direktur|kabid)\b)/i;
const nip = /^nip\b[\s.:]*\d/i;

/** The marks that a line bears. */
export function marksOf(line: string): ReadonlySet<SignatureMark> {
  const text = line.trim();
  const marks: SignatureMark[] = [];
  if (placeAndDate.test(text)) marks.push('place-and-date');
  if (office.test(text)) marks.push('office');
  if (nip.test(text)) marks.push('nip');
  return new Set(marks);
}
