import type { Finding } from '../normal-form/form.ts';

/** What the reader of workbooks says to the clerk: what, why, how to mend it. */

const saveAgain = 'Buka berkas itu di Excel atau LibreOffice, lalu Simpan sebagai (Save As) “Excel Workbook (*.xlsx)” dan unggah hasilnya.';
const sendAgain = `Unduh atau salin ulang berkas aslinya. Bila masih dapat dibuka: ${saveAgain}`;

function refused(what: string, mend: string): Finding {
  return { type: 'format-error', message: `Berkas ini bukan buku kerja Excel (.xlsx), melainkan ${what}.`, mend };
}

export const lockedWorkbook: Finding = {
  type: 'format-error',
  message: 'Buku kerja ini dikunci kata sandi, sehingga isinya tidak dapat dibaca.',
  mend: 'Buka di Excel, hapus kata sandinya di File > Info > Protect Workbook > Encrypt with Password (kosongkan), simpan, lalu unggah kembali.',
};

export const binaryWorkbook: Finding = refused('buku kerja biner (.xlsb)', saveAgain);
export const oldWorkbook: Finding = refused('buku kerja Excel lama (.xls)', saveAgain);
export const oldOfficeFile: Finding = refused('berkas Office lama', saveAgain);
export const openDocument: Finding = refused('berkas OpenDocument (misalnya .ods)', saveAgain);
export const wordDocument: Finding = refused('dokumen Word', 'Salin tabelnya ke lembar Excel, simpan sebagai .xlsx, lalu unggah.');
export const presentation: Finding = refused('presentasi PowerPoint', 'Salin tabelnya ke lembar Excel, simpan sebagai .xlsx, lalu unggah.');
export const plainArchive: Finding = refused('arsip ZIP', 'Buka dahulu arsipnya, lalu unggah berkas di dalamnya satu per satu.');
export const notZip: Finding = {
  type: 'format-error',
  message: 'Berkas ini bukan buku kerja Excel (.xlsx), atau buku kerja yang terpotong.',
  mend: sendAgain,
};

/** `what` says which part, in the clerk's words. */
export function damaged(what: string): Finding {
  return { type: 'source-error', message: `Buku kerja ini rusak: ${what}.`, mend: sendAgain };
}

/** A file made to harm its reader; whoever has it in good faith saves it anew. */
export function unsafe(what: string): Finding {
  return { type: 'source-error', message: `Buku kerja ini ditolak demi keamanan: ${what}.`, mend: saveAgain };
}

export const documentType: Finding = unsafe('di dalamnya ada deklarasi DOCTYPE, yang tidak pernah ditulis oleh Excel');
export const tooManyEntries: Finding = unsafe('isinya terdiri atas terlalu banyak bagian');
export const duplicateEntry: Finding = unsafe('ada bagian yang tercantum dua kali');
export const badEntryName: Finding = unsafe('ada bagian yang namanya menunjuk ke luar buku kerja');
export const overlappingEntries: Finding = unsafe('bagian-bagiannya saling tumpang tindih');
export const sheetTwice: Finding = unsafe('ada dua lembar yang menunjuk isi yang sama');
export const sizeLies: Finding = unsafe('ukuran yang tercantum tidak sama dengan ukuran isinya');
export const expandsTooFar: Finding = unsafe('isinya mengembang jauh melebihi ukuran berkasnya');

/** `bytes` is the limit for everything in the workbook, expanded. */
export function tooLarge(bytes: number): Finding {
  return {
    type: 'source-error',
    message: `Isi buku kerja ini lebih dari ${Math.floor(bytes / 1024 ** 2)} MB setelah dibuka, batas untuk satu buku kerja.`,
    mend: 'Hapus lembar, gambar, dan baris kosong berformat yang tidak perlu, atau simpan lembar datanya sebagai CSV UTF-8, lalu unggah.',
  };
}

export const tooManyTexts: Finding = {
  type: 'source-error',
  message: 'Teks di dalam buku kerja ini terlalu banyak untuk dibaca sekaligus.',
  mend: 'Simpan lembar datanya sebagai CSV UTF-8 (Save As), lalu unggah hasilnya.',
};

export const tooManyCharacters: Finding = {
  type: 'source-error',
  message: 'Satu lembar di buku kerja ini menyebut teks yang sama, dan panjang, terlalu banyak kali untuk dibaca.',
  mend: 'Hapus sel yang hanya mengulang teks panjang atau spasi, atau simpan lembar datanya sebagai CSV UTF-8 (Save As), lalu unggah hasilnya.',
};

export const textTooLong: Finding = {
  type: 'source-error',
  message: 'Ada sel yang teksnya jauh lebih panjang dari yang dapat disimpan Excel (32.767 huruf).',
  mend: 'Singkat isi sel itu atau pindahkan ke berkas tersendiri, lalu unggah kembali.',
};

export const noSheets: Finding = {
  type: 'source-error',
  message: 'Buku kerja ini tidak mempunyai lembar berisi sel.',
  mend: 'Taruh datanya pada satu lembar (sheet) biasa, bukan lembar grafik, lalu unggah kembali.',
};

export function sheetMissing(name: string): Finding {
  const what = (sheet: string) => damaged(`${sheet} tercantum, tetapi isinya tidak ada`);
  return { ...what(`lembar “${name}”`), messageWithoutNames: what('satu lembar').message };
}

/** A row, and perhaps a column, from 1. */
export function damagedCell(rowNumber: number, fieldNumber: number, what: string): Finding {
  return { ...damaged(`sel pada baris ${rowNumber}, kolom ke-${fieldNumber} ${what}`), rowNumber, fieldNumber };
}

export function damagedRow(rowNumber: number, what: string): Finding {
  return { ...damaged(`baris ${rowNumber} ${what}`), rowNumber };
}
