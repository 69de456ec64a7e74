/** Why a delivery was sent back, as a report names it: an error type of a check (Frictionless's words), or the walidata's return. A few words for a table. */
const causes: Readonly<Record<string, string>> = {
  returned: 'dikembalikan walidata setelah diperiksa',
  'type-error': 'isi sel bukan jenis data yang diminta',
  'format-error': 'bentuk penulisan tidak sesuai standar',
  'constraint-error': 'isi sel di luar batasan standar',
  'person-number': 'NIK atau nomor KK di kolom yang bukan data pribadi',
  'primary-key': 'kunci kosong atau kembar',
  'unique-error': 'nilai kembar padahal harus unik',
  'foreign-key': 'isi tidak ada di data yang dirujuk',
  'missing-label': 'kolom kurang',
  'extra-label': 'kolom yang tidak ada di standar',
  'incorrect-label': 'urutan kolom berbeda',
  'duplicate-label': 'judul kolom kembar',
  'blank-label': 'kolom tanpa judul',
};

/** What was wrong, in words; of what has none, that the file could not be read. */
export function rejectionCauseText(cause: string): string {
  return causes[cause] ?? 'berkas tidak dapat dibaca sebagai tabel';
}
