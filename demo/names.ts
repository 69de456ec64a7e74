import type { Random } from './random.ts';

/** Made-up people: first and last names are put together by chance; nobody real is meant. */
const men = [
  'Agus',
  'Bayu',
  'Cahyo',
  'Dedi',
  'Eko',
  'Fajar',
  'Galih',
  'Hendra',
  'Iwan',
  'Joko',
  'Krisna',
  'Lukman',
  'Maman',
  'Nanda',
  'Oki',
  'Rahmat',
  'Surya',
  'Taufik',
  'Udin',
  'Wahyu',
  'Yusuf',
  'Zainal',
];
const women = [
  'Ani',
  'Bunga',
  'Citra',
  'Dewi',
  'Endah',
  'Fitri',
  'Gita',
  'Hesti',
  'Indah',
  'Juwita',
  'Kartika',
  'Lestari',
  'Mega',
  'Nur',
  'Okta',
  'Putri',
  'Ratna',
  'Siti',
  'Tuti',
  'Utami',
  'Wulan',
  'Yanti',
];
const last = [
  'Adiputra',
  'Baskara',
  'Cendana',
  'Darmawan',
  'Erlangga',
  'Firmansyah',
  'Gunawan',
  'Hartono',
  'Irawan',
  'Jayadi',
  'Kusuma',
  'Laksana',
  'Mahendra',
  'Nugraha',
  'Pranata',
  'Rukmana',
  'Saputra',
  'Tanjung',
  'Utama',
  'Wibowo',
  'Yudhistira',
  'Zulkarnain',
];
const streets = [
  'Melati',
  'Kenanga',
  'Cempaka',
  'Flamboyan',
  'Anggrek',
  'Dahlia',
  'Mawar',
  'Teratai',
  'Bougenville',
  'Cemara',
  'Beringin',
  'Mahoni',
];

export type Sex = 'L' | 'P';

export function makeName(random: Random, sex: Sex): string {
  return `${random.pick(sex === 'L' ? men : women)} ${random.pick(last)}`;
}

export function makeStreet(random: Random): string {
  return `Jl. ${random.pick(streets)} No. ${1 + random.below(120)}`;
}
