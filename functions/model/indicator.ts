/** What makes two entries of plans the same indicator (data ganda antar-OPD): the same code, or the same title as people write it. Without zod: pages load it. */
export type Indicator = { readonly code?: string | undefined; readonly title: string };

/** A title without what differs between two people who write the same: case, punctuation, blanks. */
export function foldedTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A code without blanks and case; its dots tell its parts and stay. */
export function foldedCode(code: string): string {
  return code.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** The names under which another entry is the same indicator: `kode:1.02.000001`, `judul:jumlah posyandu`. */
export function indicatorKeys({ code, title }: Indicator): string[] {
  return [...(code === undefined ? [] : [`kode:${foldedCode(code)}`]), `judul:${foldedTitle(title)}`];
}

/** The one name that an indicator goes by: its code, where it has one. */
export function indicatorKey(indicator: Indicator): string {
  const [first = ''] = indicatorKeys(indicator);
  return first;
}
