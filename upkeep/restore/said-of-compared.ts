import { type ComparedItems, differsWhenRestored } from './compare-items.ts';

/** A part of a city in lines: its sums, and of a table each kind of item that is not the same throughout. */
export function saidOfCompared({
  what,
  same,
  missing,
  differing,
  newer,
  expected,
  kinds,
}: ComparedItems & { readonly what: string }): string[] {
  const sums = `${what}: ${same} sama, ${missing} hilang, ${differing} berbeda, ${newer} lebih baru`;
  const ofKinds = kinds.map((kind) => {
    const counts = [
      [kind.missing, 'hilang'],
      [kind.differing, 'berbeda'],
      [kind.newer, 'lebih baru'],
      [kind.expected, `tidak seperti salinan, wajar setelah pemulihan: ${differsWhenRestored.get(kind.kind) ?? 'sengaja dikeluarkan'}`],
    ] as const;
    const told = counts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
    return `  ${kind.kind}: ${told.join(', ')}`;
  });
  return [expected > 0 ? `${sums}, ${expected} tidak seperti salinan sebagaimana mestinya` : sums, ...ofKinds];
}
