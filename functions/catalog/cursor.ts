/** The place in a list as an opaque text: base64url of the offset. */
export function writeCursor(offset: number): string {
  return Buffer.from(`o${offset}`).toString('base64url');
}

/** What is said of a text that is none. */
export const noCursor = { where: 'parameter cursor', what: 'bukan penanda halaman dari layanan ini' };

/** The offset of a cursor; 0 where there is none, undefined for a text that this service did not write. */
export function readCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return 0;
  const digits = /^o([0-9]{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  return digits === undefined ? undefined : Number(digits);
}
