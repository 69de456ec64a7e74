import { foldLabel } from '../labels/field-name.ts';
import type { Field } from '../standard.ts';

/*
 * Small counts: where a cell of an open table says "2 penderita", those two can be recognised. UU 27/2022 Pasal 4 ayat (2) names what harms most
 * when it is known (health, biometrics, genetics, crime, children, finances); to it come violence, disability and poverty, which Satu Data's
 * own rules treat with care (docs/access.md). A steward looks first; anyone who publishes then has decided it.
 */

type Theme = { readonly name: string; readonly dataset: RegExp; readonly column: RegExp };

/** Words of a dataset (title, themes, tags) and of its columns' names. A table of clinics has a column "fasilitas kesehatan" and tells of nobody. */
const sensitiveThemes: readonly Theme[] = [
  {
    name: 'kesehatan',
    dataset: /kesehatan|penyakit|penderita|pasien|\bhiv\b|\baids\b|tuberkulosis|\btbc?\b|kusta|gizi|stunting|kematian|bunuh diri/,
    column: /penyakit|penderita|pasien|\bhiv\b|\baids\b|tuberkulosis|\btbc?\b|kusta|gizi buruk|stunting|meninggal|kematian/,
  },
  {
    name: 'kekerasan',
    dataset: /kekerasan|\bkdrt\b|pelecehan|perkosaan|perundungan|perdagangan orang/,
    column: /kekerasan|\bkdrt\b|korban/,
  },
  {
    name: 'perlindungan anak dan perempuan',
    dataset: /perlindungan (anak|perempuan)|anak (terlantar|jalanan|yatim)|pekerja anak|(pernikahan|perkawinan) (dini|anak)/,
    column: /anak (terlantar|jalanan|yatim)|pekerja anak/,
  },
  {
    name: 'disabilitas',
    dataset: /disabilitas|difabel|\bodgj\b/,
    column: /disabilitas|difabel|\bodgj\b|tuna(netra|rungu|wicara|daksa|grahita)/,
  },
  {
    name: 'kemiskinan',
    dataset: /kemiskinan|miskin|\bpmks\b|\bppks\b|terlantar|gelandangan|\bdtks\b|\bdtsen\b/,
    column: /miskin|terlantar|gelandangan|pengemis/,
  },
  { name: 'hukum', dataset: /narkoba|narapidana|tersangka|terpidana/, column: /narkoba|narapidana|tersangka|terpidana|tahanan/ },
];

/** What a dataset says of itself. */
type DatasetWords = { readonly title: string; readonly themes: readonly string[]; readonly tags: readonly string[] };

/** The sensitive theme that a dataset's own words or its columns' names tell, or undefined. */
export function sensitiveTheme({ title, themes, tags }: DatasetWords, columns: readonly string[]): string | undefined {
  const words = [title, ...themes, ...tags].map((text) => text.toLowerCase());
  const names = columns.map((name) => name.replaceAll('_', ' '));
  const tells = ({ dataset, column }: Theme) => words.some((text) => dataset.test(text)) || names.some((name) => column.test(name));
  return sensitiveThemes.find(tells)?.name;
}

/** Whole numbers that number, date or place something instead of counting it. Names are folded. */
const noCounts =
  /^(no|nomor|nourut|id|hari|rt|rw|jam|level|bulan|bln|tgl|thn)$|^(kode|tahun|minggu|tanggal|triwulan|semester|caturwulan|kelas|tingkat|peringkat|ranking|urutan|skor|nilai|indeks|umur|usia|rata|persen|luas|panjang|jarak|harga|anggaran)/;
/** What counts people is asked about even where it is kept as a number with a fraction. */
const countsPeople = /^(jumlah|jml|total|banyak|penderita|kasus|korban|pasien|meninggal|penduduk|jiwa|lakilaki|perempuan|penerima)/;

/** The fields whose cells may be counts of people. */
export function countFields(fields: readonly Field[]): string[] {
  return fields
    .filter(({ name, title, type }) => {
      const labels = [name, title ?? name].map(foldLabel);
      if (type !== 'integer' && type !== 'number') return false;
      if (labels.some((label) => noCounts.test(label))) return false;
      return type === 'integer' || labels.some((label) => countsPeople.test(label));
    })
    .map(({ name }) => name);
}
