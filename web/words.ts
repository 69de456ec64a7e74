/** The pages' words for the code's (docs/architecture.md, "Words"). */
export const accessText = { open: 'terbuka', limited: 'terbatas', closed: 'tertutup' } as const;

export const stateText: Readonly<Record<string, string>> = {
  waiting: 'menunggu berkas',
  received: 'berkas diterima',
  checking: 'sedang diperiksa',
  asking: 'menunggu jawaban',
  accepted: 'lolos pemeriksaan',
  rejected: 'perlu diperbaiki',
  failed: 'gangguan di sistem',
  'in-review': 'menunggu walidata',
  published: 'terbit',
  returned: 'dikembalikan',
  cancelled: 'dibatalkan',
};

export const datasetStateText: Readonly<Record<string, string>> = { draft: 'belum terbit', published: 'terbit', withdrawn: 'ditarik' };

/** The types of a standard's fields. */
export const typeText: Readonly<Record<string, string>> = {
  string: 'teks',
  integer: 'bilangan bulat',
  number: 'bilangan',
  boolean: 'ya/tidak',
  date: 'tanggal',
  datetime: 'tanggal dan jam',
  time: 'jam',
  year: 'tahun',
  yearmonth: 'tahun-bulan',
  duration: 'lama waktu',
  list: 'daftar',
  array: 'larik JSON',
  object: 'objek JSON',
  geopoint: 'titik koordinat',
  geojson: 'GeoJSON',
  any: 'bebas',
};

/** Where a violation is, by the name that the form shows. */
const places: Readonly<Record<string, string>> = {
  datasetId: 'Alamat dataset',
  title: 'Judul',
  description: 'Uraian',
  cadence: 'Frekuensi pemutakhiran',
  access: 'Akses',
  opdId: 'OPD',
  sharing: 'Cara berbagi',
  reason: 'Alasan',
  exemption: 'Dasar pengecualian',
  processing: 'Pemrosesan data pribadi',
  size: 'Ukuran berkas',
  fileName: 'Nama berkas',
  period: 'Periode',
  reasons: 'Alasan',
  purpose: 'Tujuan',
  legalBasis: 'Dasar hukum',
  until: 'Sampai tanggal',
  institution: 'Atas nama',
  columns: 'Kolom yang dibutuhkan',
  withoutColumns: 'Kolom yang ditinggalkan',
  area: 'Wilayah',
  officers: 'Nomor akun petugas',
  email: 'Alamat surel',
  name: 'Nama',
  groups: 'Tugas',
  nik: 'NIK',
  document: 'Dokumen',
  checkedInPerson: 'Pemeriksaan di tempat',
  from: 'Dari',
  principal: 'Nama',
};

/** The login service renews nothing, or what it renews is refused: the API tells nobody which, so both are said. */
export const sessionOverText = 'Sesi Anda berakhir atau akun Anda dinonaktifkan. Masuk lagi; bila tidak bisa, hubungi walidata (Kominfo).';

type Told = { readonly detail: string; readonly violations?: readonly { readonly where: string; readonly what: string }[] };

/** A problem as a sentence: a form's violations by the names on the form. */
export function problemText({ detail, violations }: Told): string {
  if (!violations || violations.length === 0) return detail;
  return violations.map(({ where, what }) => `${placeText(where)}: ${what}.`).join(' ');
}

/** Of several officers also which one, as they are typed. */
function placeText(where: string): string {
  const [name = '', place] = where.replace(/^parameter /, '').split('.');
  const line = name === 'officers' && place !== undefined ? ` (yang ke-${Number(place) + 1})` : '';
  return `${places[name] ?? where}${line}`;
}

/** Facts beside each other: a line never begins with the point between them. */
export function besideText(facts: readonly string[]): string {
  return facts.join('\u00a0· ');
}

const numbers = new Intl.NumberFormat('id-ID');
const dates = new Intl.DateTimeFormat('id-ID', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Jakarta' });
const days = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'Asia/Jakarta' });

export function numberText(value: number | undefined): string {
  return value === undefined ? '–' : numbers.format(value);
}

/** Rows that a head left out of what is published, in words. */
export function leftOutText(leftOut: number): string {
  return `${numberText(leftOut)} baris belum dimuat karena belum sesuai standar.`;
}

/** `24 Nov 2026, 20.12`, by the city's clock. */
export function timeText(at: string | undefined): string {
  return at ? dates.format(new Date(at)) : '–';
}

/** The last day of what lasts until then: a day that was named ends at the midnight after it. */
export function endText(until: string): string {
  return dayText(new Date(Date.parse(until) - 1).toISOString());
}

/** `24 November 2026` */
export function dayText(at: string | undefined): string {
  return at ? days.format(new Date(at)) : '–';
}
