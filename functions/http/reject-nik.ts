import { holdsNik, withoutNiks } from '../model/person-numbers/held-numbers.ts';
import type { Violation } from '../model/violation.ts';

const inBody = 'memuat 16 angka yang berbentuk NIK. Isian ini disimpan dan dibaca orang lain: tulis tanpa nomor itu';
const inAddress = 'memuat 16 angka yang berbentuk NIK. Alamat tersimpan di riwayat peramban: cari tanpa nomor itu';

/** A SHA-256 in hexadecimals: sixteen of its digits may happen to look like a NIK. */
const digest = /^[0-9a-f]{64}$/;

/**
 * Where in a body somebody's NIK stands, in any text, number or name of a member: what callers send is stored, listed and shown, and the law
 * lets nobody's number be there (UU PDP 27/2022, Pasal 16). Routes whose body is made of cells or of a person (`confidential`) are not asked.
 */
export function niksInBody(value: unknown, path: readonly string[] = []): Violation[] {
  if (typeof value === 'string') return holdsNik(value) && !digest.test(value) ? [violationAt(path)] : [];
  if (typeof value === 'number') return holdsNik(String(value), 'figures') ? [violationAt(path)] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value) && holdsNikTogether(value)) return [violationAt(path)];
  return Object.entries(value).flatMap(([name, member]) => {
    const place = [...path, name];
    return holdsNik(name) ? [violationAt(place)] : niksInBody(member, place);
  });
}

/** A list is shown on one line: a number whose parts are no NIK each would stand there whole. */
function holdsNikTogether(items: readonly unknown[]): boolean {
  const texts = items.filter((item) => typeof item === 'string');
  return !texts.some((text) => holdsNik(text)) && holdsNik(texts.join(', '));
}

/** Which of a route's own query parameters hold one: they come back in links to the next page, and on the page itself. Filters of rows do neither. */
export function niksInQuery(query: Readonly<Record<string, unknown>>, known: readonly string[]): Violation[] {
  const told = known.filter((name) => [query[name]].flat().some((value) => typeof value === 'string' && holdsNik(value)));
  return told.map((name) => ({ where: `parameter ${name}`, what: inAddress }));
}

/** A member's place in a body. Each name by itself: behind the number of an item, a NIK would look like a fraction. */
export function placeText(path: readonly string[]): string {
  return path.map(withoutNiks).join('.') || 'isi';
}

function violationAt(path: readonly string[]): Violation {
  return { where: placeText(path), what: inBody };
}
