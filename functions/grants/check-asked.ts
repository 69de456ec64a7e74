import { limits } from '../limits.ts';
import { dayMilliseconds, endOf } from '../model/jakarta-time.ts';
import type { ReferenceCodeList } from '../model/reference-code-list.ts';
import type { Violation } from '../model/violation.ts';
import { isAsFineAs, placingFields } from '../standards/rules/area-within.ts';
import type { Field } from '../standards/standard.ts';

/** The city's own codes of a list, dotted, with their names. */
export type CityCodes = (list: ReferenceCodeList) => Promise<readonly { readonly code: string; readonly name: string }[]>;
export type Purpose = { readonly id: string; readonly name: string };

/** A purpose is one of the city's list, so that records can be counted by it. */
export function checkPurpose(purpose: string, known: readonly Purpose[]): Violation[] {
  if (known.some(({ id }) => id === purpose)) return [];
  return [{ where: 'purpose', what: `pilih salah satu: ${known.map(({ id, name }) => `${id} (${name})`).join(', ')}` }];
}

/** A day that no grant may end on. */
export const alreadyOver: Violation[] = [{ where: 'until', what: 'sudah lewat; tulis tanggal yang akan datang' }];

/** Until when: after now, and a year at most. */
export function checkEnd(until: string, now: Date): Violation[] {
  const end = endOf(until).getTime();
  if (end <= now.getTime()) return alreadyOver;
  const latest = now.getTime() + limits.maxGrantDays * dayMilliseconds;
  return end > latest ? [{ where: 'until', what: `terlalu lama; paling lama ${limits.maxGrantDays} hari dari sekarang` }] : [];
}

/** Columns by the names that the standard in force has. The wrong ones are told by their places: what was sent is not repeated. */
export function checkColumns(where: string, asked: readonly string[], fields: readonly Field[]): Violation[] {
  const known = fields.map(({ name }) => name);
  const wrong = asked.flatMap((name, place) => (known.includes(name) ? [] : [`${where}.${place}`]));
  if (wrong.length === 0) return [];
  return [{ where: wrong.join(', '), what: `bukan kolom data ini; kolomnya: ${known.join(', ')}` }];
}

/**
 * The area as its list writes it, dotted: a district or village of this city, which a column of the data can tell rows by; else what is wrong with it.
 * Digits alone are taken as the same code.
 */
export async function areaOf(area: string, cityCodes: CityCodes, fields: readonly Field[]): Promise<{ readonly code: string } | Violation> {
  const digits = area.replaceAll('.', '');
  const codes = (await cityCodes('kemendagri-wilayah')).filter(({ code }) => isPartOfCity(code));
  const found = codes.find(({ code }) => code.replaceAll('.', '') === digits);
  if (!found)
    return { where: 'area', what: 'bukan kode kecamatan atau kelurahan Kemendagri di kota ini; tulis kodenya, misalnya 36.71.01' };
  if (placingFields(fields).some((field) => isAsFineAs(field, digits))) return { code: found.code };
  return { where: 'area', what: 'data ini tidak mempunyai kolom kode wilayah yang dapat menunjukkannya; tulis tanpa area' };
}

/** Province, city, district, village: 36.71.01.1001. */
function isPartOfCity(code: string): boolean {
  return code.split('.').length > 2;
}
