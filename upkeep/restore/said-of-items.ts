import type { RestoredItems } from './items.ts';

/** Numbers of the unusual are told where there are any. */
export function saidOf({ put, same, differing, newer, takenOut, replaced, kept, meanwhile }: RestoredItems): string {
  const unusual = [
    [takenOut, 'tidak dikembalikan karena sengaja dikeluarkan'],
    [replaced, 'diganti'],
    [kept, 'tidak diganti karena salinannya lebih longgar atau menyangkut hak'],
    [meanwhile, 'ditulis orang lain sementara itu dan dibiarkan'],
  ] as const;
  const told = unusual.filter(([count]) => count > 0).map(([count, what]) => `, ${count} ${what}`);
  return `${put} dikembalikan, ${same} sama, ${differing} berbeda, ${newer} lebih baru${told.join('')}`;
}
