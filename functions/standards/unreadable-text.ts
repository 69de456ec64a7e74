/**
 * What no text of a form holds: control characters but tabs and newlines; characters that turn the reading direction (U+202A–202E, U+2066–2069), so that a text shows
 * as another than it is; halves of characters and code points that are none (Unicode Standard §23.7), which neither XML nor UTF-8 can carry.
 */
const unreadable = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u;

/** Said of such a text, after its place. */
export const unreadableWords =
  'memuat karakter yang tidak terlihat atau membalik arah baca; ketik ulang isinya tanpa menyalin dari berkas lain';

export function isUnreadable(text: string): boolean {
  return unreadable.test(text);
}
