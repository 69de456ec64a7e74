import { type CandidateName, candidateShapes, type Shape } from './column-facts.ts';
import { swappedDates } from './day-and-month.ts';
import type { Doubt, DoubtKind } from './doubt.ts';
import { numberAsSaid } from './number-as-said.ts';

/** One way to read a doubtful column: what it makes of the field, and of a cell (undefined where the cell would have to be corrected); numbers say that by their shape. */
type ColumnReading = {
  readonly readingId: string;
  readonly text: string;
  readonly shape: Shape;
  readonly shows?: (cell: string) => string | undefined;
};

const shapeOf = (name: CandidateName): Shape => candidateShapes[name];

const text: ColumnReading = {
  readingId: 'teks',
  text: 'Bukan angka: simpan sebagai teks, persis seperti tertulis.',
  shape: { type: 'string' },
  shows: (cell) => `teks “${cell}”`,
};

const months = 'Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember'.split('|');

function date(place: { readonly day: 0 | 1; readonly month: 0 | 1 }): (cell: string) => string | undefined {
  return (cell) => {
    const parts = cell.split(/[/-]/);
    const month = months[Number(parts[place.month]) - 1];
    return month === undefined ? undefined : `${Number(parts[place.day])} ${month} ${parts[2] ?? ''}`;
  };
}

const pointThousands: ColumnReading = {
  readingId: 'ribuan',
  text: 'Titik memisahkan ribuan: 1.234 adalah seribu dua ratus tiga puluh empat.',
  shape: shapeOf('integer-dots'),
};
const pointFraction: ColumnReading = {
  readingId: 'desimal',
  text: 'Titik adalah tanda desimal: 1.234 adalah satu koma dua tiga empat.',
  shape: shapeOf('point'),
};
const firstDay = 'Hari ditulis lebih dulu: 03/04/2021 adalah 3 April 2021.';
const firstMonth = 'Bulan ditulis lebih dulu: 03/04/2021 adalah 4 Maret 2021.';

function dates({ dayFirst, monthFirst }: { readonly dayFirst: CandidateName; readonly monthFirst: CandidateName }): ColumnReading[] {
  return [
    { readingId: 'hari-bulan', text: firstDay, shape: shapeOf(dayFirst), shows: date({ day: 0, month: 1 }) },
    { readingId: 'bulan-hari', text: firstMonth, shape: shapeOf(monthFirst), shows: date({ day: 1, month: 0 }) },
    { ...text, text: 'Bukan tanggal: simpan sebagai teks, persis seperti tertulis.' },
  ];
}

type KindOfDoubt = {
  /** In the question's id. */
  readonly about: string;
  readonly question: (columns: string) => string;
  readonly readings: readonly ColumnReading[];
};

/** Every kind of doubt: how it is asked about, and what may be answered. Under none is a value invented: a cell that a reading does not take is an error to be corrected. */
export const doubtKinds: Readonly<Record<DoubtKind, KindOfDoubt>> = {
  point: {
    about: 'ribuan',
    question: (columns) => `${columns}: apakah titik pada angkanya memisahkan ribuan, atau tanda desimal?`,
    readings: [pointThousands, pointFraction, text],
  },
  comma: {
    about: 'ribuan',
    question: (columns) => `${columns}: apakah koma pada angkanya memisahkan ribuan, atau tanda desimal?`,
    readings: [
      {
        readingId: 'ribuan',
        text: 'Koma memisahkan ribuan: 1,234 adalah seribu dua ratus tiga puluh empat.',
        shape: shapeOf('integer-commas'),
      },
      {
        readingId: 'desimal',
        text: 'Koma adalah tanda desimal: 1,234 adalah satu koma dua tiga empat.',
        shape: shapeOf('comma'),
      },
      text,
    ],
  },
  both: {
    about: 'ribuan',
    question: (columns) => `${columns}: angkanya memakai titik dan koma. Yang mana memisahkan ribuan?`,
    readings: [
      {
        readingId: 'titik-ribuan',
        text: 'Titik memisahkan ribuan, koma tanda desimal: 1.234 adalah seribu dua ratus tiga puluh empat.',
        shape: shapeOf('dots'),
      },
      {
        readingId: 'koma-ribuan',
        text: 'Koma memisahkan ribuan, titik tanda desimal: 1.234 adalah satu koma dua tiga empat.',
        shape: shapeOf('commas'),
      },
      text,
    ],
  },
  rupiah: {
    about: 'ribuan',
    question: (columns) => `${columns}: apakah koma pada nilai rupiahnya memisahkan ribuan, atau tanda desimal?`,
    readings: [
      {
        readingId: 'ribuan',
        text: 'Koma memisahkan ribuan: Rp 1,234 adalah seribu dua ratus tiga puluh empat rupiah.',
        shape: { type: 'number', format: 'rupiah', decimalChar: '.', groupChar: ',' },
      },
      {
        readingId: 'desimal',
        text: 'Koma adalah tanda desimal: Rp 1,234 adalah satu rupiah lebih sedikit.',
        shape: shapeOf('rupiah'),
      },
      text,
    ],
  },
  space: {
    about: 'spasi',
    question: (columns) => `${columns}: apakah spasi di antara angkanya memisahkan ribuan?`,
    readings: [
      {
        readingId: 'ribuan',
        text: 'Spasi memisahkan ribuan: 120 200 adalah seratus dua puluh ribu dua ratus.',
        shape: shapeOf('integer-spaces'),
      },
      { ...text, text: 'Bukan satu angka: simpan sebagai teks, persis seperti tertulis.' },
    ],
  },
  'contrary-groups': {
    about: 'campuran',
    question: (columns) => `${columns}: hampir semua titiknya memisahkan ribuan, tetapi tidak semua. Bagaimana kolom ini dibaca?`,
    readings: [{ ...pointThousands, text: `${pointThousands.text} Sel yang lain harus dibetulkan.` }, text],
  },
  'contrary-fractions': {
    about: 'campuran',
    question: (columns) => `${columns}: hampir semua titiknya tanda desimal, tetapi tidak semua. Bagaimana kolom ini dibaca?`,
    readings: [{ ...pointFraction, text: `${pointFraction.text} Sel yang lain harus dibetulkan.` }, text],
  },
  'day/month': {
    about: 'tanggal',
    question: (columns) => `${columns}: pada tanggalnya, hari atau bulan yang ditulis lebih dulu?`,
    readings: dates(swappedDates.strokes),
  },
  'day-month': {
    about: 'tanggal',
    question: (columns) => `${columns}: pada tanggalnya, hari atau bulan yang ditulis lebih dulu?`,
    readings: dates(swappedDates.hyphens),
  },
  numbering: {
    about: 'penomoran',
    question: (columns) => `${columns}: apakah isinya angka, atau penomoran yang membedakan 1.1 dari 1.10?`,
    readings: [
      {
        readingId: 'angka',
        text: 'Angka: 1.10 sama dengan 1.1.',
        shape: shapeOf('point'),
      },
      { ...text, readingId: 'penomoran', text: 'Penomoran atau versi: 1.10 lain dari 1.1, jadi disimpan sebagai teks.' },
    ],
  },
  'numbering-comma': {
    about: 'penomoran',
    question: (columns) => `${columns}: apakah isinya angka, atau penomoran yang membedakan 1,1 dari 1,10?`,
    readings: [
      { readingId: 'angka', text: 'Angka: 1,10 sama dengan 1,1.', shape: shapeOf('comma') },
      { ...text, readingId: 'penomoran', text: 'Penomoran atau versi: 1,10 lain dari 1,1, jadi disimpan sebagai teks.' },
    ],
  },
  clock: {
    about: 'jam',
    question: (columns) => `${columns}: apakah isinya jam, atau angka desimal?`,
    readings: [
      {
        readingId: 'jam',
        text: 'Jam: 10.30 adalah pukul sepuluh lewat tiga puluh menit.',
        shape: { type: 'time', format: '%H.%M' },
        shows: (cell) => `pukul ${cell}`,
      },
      { readingId: 'angka', text: 'Angka desimal: 10.30 adalah sepuluh koma tiga.', shape: shapeOf('point') },
      { ...text, text: 'Bukan keduanya: simpan sebagai teks, persis seperti tertulis.' },
    ],
  },
};

/** Two cells as a reading takes them. */
export function examplesOf({ cells }: Doubt, { shape, shows = (cell) => numberAsSaid(cell, shape) }: ColumnReading): string[] {
  return cells.map(({ cell }) => `${cell} → ${shows(cell) ?? 'harus dibetulkan dulu'}`);
}
