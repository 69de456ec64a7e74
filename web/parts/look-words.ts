import type { Receipt } from './api-nouns.ts';

type Kind = Receipt['kind'];

const texts: Readonly<Record<Kind, string>> = {
  own: 'dilihat warga sendiri',
  'look-up': 'dilihat petugas',
  counter: 'dibuka di loket, warganya hadir',
  search: 'dicari di loket menurut nama, tanggal lahir dan kelurahan',
  match: 'dipadankan dalam sebuah daftar',
  finding: 'dilihat dalam temuan atas daftar bantuan',
};

/** How somebody came to see a person's data. */
export function lookKindText(kind: Kind): string {
  return texts[kind];
}
