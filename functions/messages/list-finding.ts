import { limits } from '../limits.ts';
import type { FindingKind } from '../model/finding-words.ts';

/** What each finding suspects, in short. */
export const findingTitles: Readonly<Record<FindingKind, string>> = {
  deceased: 'Dugaan meninggal dunia',
  exclusive: 'Dugaan menerima dua program yang tidak boleh bersamaan',
  unknown: 'Dugaan tidak terdaftar sebagai penduduk',
  'no-kelurahan': 'Dugaan alamat keliru',
};

/** On what it rests. */
export const findingGrounds: Readonly<Record<FindingKind, string>> = {
  deceased: 'Menurut register penduduk meninggal sebelum periode bantuannya dimulai.',
  exclusive: 'Tercatat juga pada program lain itu, pada periode yang sama.',
  unknown: 'NIK pada periode terakhir daftar ini tidak ada dalam register penduduk.',
  'no-kelurahan': 'Kelurahan atau kode wilayahnya tidak ada di antara kelurahan kota ini.',
};

/** Stands with every finding, whoever reads it. */
export const findingCaution =
  'Temuan adalah dugaan untuk diperiksa, bukan satu-satunya dasar menghentikan bantuan. Datangi orangnya lebih dahulu.';

/** Stands with the rows: they may be fewer than were counted, and nobody is told why. */
export const findingRowsHint = `Paling banyak ${limits.maxFindingPersons} orang sekaligus. Daftar ini dapat lebih pendek daripada jumlahnya: Anda sendiri, keluarga Anda, dan yang tidak lagi boleh ditampilkan tidak ada di dalamnya.`;
