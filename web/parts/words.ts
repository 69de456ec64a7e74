import type { Violation } from '../../functions/model/violation.ts';

/** What forms call what they ask for. */
export const formNames = {
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
  officers: 'Petugas yang boleh membaca',
  email: 'Alamat surel',
  name: 'Nama',
  groups: 'Tugas',
  nik: 'NIK',
  document: 'Dokumen',
  niks: 'NIK',
  guardianNik: 'NIK orang tua atau wali',
  caseNumber: 'Nomor perkara',
  rows: 'Daftar',
  checkedInPerson: 'Pemeriksaan di tempat',
  from: 'Dari',
  principal: 'Nama',
} as const;

const places: Readonly<Record<string, string>> = formNames;

/** Where no answer came. */
export const silentText = 'Layanan tidak menjawab. Periksa sambungan, lalu coba lagi.';

/** Below a list that goes on. */
export const moreAfterText = 'Masih ada yang lain: muncul sesudah yang ini diputuskan.';

/** What narrows a list now. */
export const chosenText = 'Saringan yang berlaku';

/** What other bodies asked of an OPD. */
export const requestsText = 'Permohonan bagi pakai';

/** The login service renews nothing, or what it renews is refused: the API tells nobody which, so both are said. */
export const sessionOverText = 'Sesi Anda berakhir atau akun Anda dinonaktifkan. Masuk lagi; bila tidak bisa, hubungi walidata (Kominfo).';

type Told = { readonly detail: string; readonly violations?: readonly Violation[] | undefined };

/** A problem as a sentence: a form's violations by the names on the form. */
export function problemText({ detail, violations }: Told): string {
  if (!violations || violations.length === 0) return detail;
  return violations.map(({ where, what }) => `${placeText(where)}: ${what}.`).join(' ');
}

/** Of several officers also which one. */
function placeText(where: string): string {
  const [name = '', place] = where.replace(/^parameter /, '').split('.');
  const line = name === 'officers' && place !== undefined ? ` (yang ke-${Number(place) + 1})` : '';
  return `${places[name] ?? where}${line}`;
}

/** Facts beside each other: a line never begins with the point between them. */
export function besideText(facts: readonly string[]): string {
  return facts.join('\u00a0· ');
}
