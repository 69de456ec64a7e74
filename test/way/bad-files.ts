import { expect } from 'vitest';

const head = 'kode,kecamatan,jumlah\n';
const saveAgain =
  'Buka berkas itu, lalu Simpan sebagai (Save As) “Excel Workbook (*.xlsx)” atau “CSV UTF-8 (Comma delimited) (*.csv)” dan unggah hasilnya.';
const nothingInIt = {
  type: 'source-error',
  message: 'Berkas ini kosong: tidak ada satu baris pun yang berisi data.',
  mend: 'Periksa apakah berkas yang dipilih sudah benar dan sudah disimpan, lalu unggah kembali.',
};

/** A file under the standard of kode, kecamatan and jumlah (an integer), and the first error of its report: where, what, why, and how to correct it. */
export const badFiles: readonly (readonly [string, string | Uint8Array, Readonly<Record<string, unknown>>])[] = [
  ['only a line end', '\n', nothingInIt],
  ['only blanks and a byte order mark', '\uFEFF  \r\n \r\n', nothingInIt],
  [
    'a PNG image named .csv',
    Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(64, 1)]),
    {
      type: 'format-error',
      message: 'Berkas ini bukan buku kerja Excel (.xlsx) atau CSV, melainkan gambar PNG.',
      mend: 'Unggah tabelnya sendiri sebagai .xlsx atau CSV UTF-8; gambar atau dokumen tidak dapat dibaca sebagai tabel.',
    },
  ],
  [
    'the beginning of a workbook, named .csv',
    Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'latin1'),
    {
      type: 'format-error',
      message: 'Berkas ini bukan buku kerja Excel (.xlsx), atau buku kerja yang terpotong.',
      mend: 'Unduh atau salin ulang berkas aslinya. Bila masih dapat dibuka: Buka berkas itu di Excel atau LibreOffice, lalu Simpan sebagai (Save As) “Excel Workbook (*.xlsx)” dan unggah hasilnya.',
    },
  ],
  [
    'NUL bytes',
    `${head}A1,Be\0nda,10\n`,
    {
      type: 'format-error',
      message: 'Berkas ini bukan buku kerja Excel (.xlsx) atau CSV, melainkan berkas biner (ada byte NUL di dalamnya).',
      mend: saveAgain,
    },
  ],
  [
    'a header alone',
    head,
    {
      type: 'source-error',
      rowNumber: 1,
      message: 'Berkas ini hanya berisi judul kolom (baris 1), tanpa baris data di bawahnya.',
      mend: 'Isi datanya di bawah judul kolom, lalu unggah kembali.',
    },
  ],
  [
    'a header twice',
    'kode,kecamatan,kecamatan\nA1,Benda,10\n',
    {
      type: 'duplicate-label',
      rowNumber: 1,
      fieldNumber: 3,
      message: 'Judul kolom “kecamatan” dipakai dua kali: kolom ke-2 dan kolom ke-3 (baris 1).',
      mend: 'Beri setiap kolom judul yang berbeda, atau hapus kolom yang kembar.',
    },
  ],
  [
    'a column with data and no header',
    'kode,kecamatan,jumlah,\nA1,Benda,10,x\n',
    {
      type: 'blank-label',
      rowNumber: 1,
      fieldNumber: 4,
      message: 'Kolom ke-4 tidak mempunyai judul (baris 1), padahal berisi data (misalnya baris 2).',
      mend: 'Isi judul kolom ke-4 pada baris 1. Bila judulnya bertingkat atau digabung, tulis lengkap pada satu baris.',
    },
  ],
  [
    'a row with too few cells',
    `${head}A1,Benda,10\nA2,Neglasari\nA3,Cipondoh,30\n`,
    {
      type: 'missing-cell',
      rowNumber: 3,
      fieldNumber: 3,
      message: 'Baris 3 hanya mempunyai 2 kolom, padahal judulnya 3 kolom.',
      mend: 'Lengkapi sel yang kurang (boleh kosong, asalkan pemisah kolomnya ada) atau hapus baris ini bila bukan data.',
    },
  ],
  [
    'a row with too many cells',
    `${head}A1,Benda,10,lebih\nA2,Neglasari,20\n`,
    {
      type: 'extra-cell',
      rowNumber: 2,
      fieldNumber: 4,
      message: 'Baris 2 mempunyai 4 kolom, padahal judulnya hanya 3 kolom.',
      mend: 'Bila isi sel memuat tanda pemisah kolom, apit sel itu dengan tanda kutip ("); bila tidak, hapus sel yang berlebih.',
    },
  ],
  [
    'a quote never closed',
    `${head}A1,Benda,10\nA2,"Neglasari,20\nA3,Cipondoh,30\n`,
    {
      type: 'source-error',
      rowNumber: 3,
      message:
        'Tanda kutip (") yang dibuka pada baris 3 tidak pernah ditutup, sehingga baris-baris sesudahnya ikut terbaca sebagai satu sel.',
      mend: 'Periksa baris 3: tambahkan tanda kutip penutup atau hapus tanda kutip pembukanya, lalu unggah kembali.',
    },
  ],
  [
    'a column that the standard does not have',
    'kode,kecamatan,jumlah,alamat\nA1,Benda,10,Jalan\n',
    {
      type: 'extra-label',
      fieldName: 'alamat',
      fieldNumber: 4,
      message: expect.stringMatching(/alamat/),
      mend: expect.stringMatching(/standar/),
    },
  ],
  [
    'a column missing that the standard has',
    'kode,kecamatan\nA1,Benda\n',
    { type: 'missing-label', fieldName: 'jumlah', message: expect.stringMatching(/jumlah/), mend: expect.stringMatching(/./) },
  ],
  [
    'a cell of another type',
    `${head}A1,Benda,sepuluh\n`,
    {
      type: 'type-error',
      rowNumber: 2,
      fieldName: 'jumlah',
      message: 'Baris 2, kolom jumlah: "sepuluh" bukan bilangan bulat.',
      mend: 'Tulis angka bulat saja, misalnya 1250, tanpa satuan atau keterangan.',
    },
  ],
  [
    'half a character in a UTF-8 file',
    Buffer.concat([Buffer.from(`${head}A1,Bé,10\nA2,B`), Uint8Array.of(0xc3), Buffer.from(',20\n')]),
    {
      type: 'encoding-error',
      rowNumber: 3,
      message: 'Baris 3 memuat huruf yang rusak: byte-nya bukan UTF-8 yang sah.',
      mend: 'Buka berkas aslinya, lalu Simpan sebagai (Save As) “CSV UTF-8 (Comma delimited) (*.csv)” dan unggah hasilnya.',
    },
  ],
];
