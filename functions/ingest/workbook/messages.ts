import type { Finding } from '../../model/normal-form.ts';
import { type Plain, plain } from '../../model/plain.ts';

/** What the reader of workbooks says to the clerk: what, why, how to correct it. */

const saveAgain = plain`Buka berkas itu di Excel atau LibreOffice, lalu Simpan sebagai (Save As) “Excel Workbook (*.xlsx)” dan unggah hasilnya.`;
const sendAgain = plain`Unduh atau salin ulang berkas aslinya. Bila masih dapat dibuka: ${saveAgain}`;

export const unpackFirst = plain`Buka dahulu arsipnya, lalu unggah berkas di dalamnya satu per satu.`;
export const oldExcel = plain`buku kerja Excel lama (.xls)`;

function refused(what: Plain, mend: Plain): Finding {
  return { type: 'format-error', message: plain`Berkas ini bukan buku kerja Excel (.xlsx), melainkan ${what}.`, mend };
}

export const lockedWorkbook: Finding = {
  type: 'format-error',
  message: plain`Buku kerja ini dikunci kata sandi, sehingga isinya tidak dapat dibaca.`,
  mend: plain`Buka di Excel, hapus kata sandinya di File > Info > Protect Workbook > Encrypt with Password (kosongkan), simpan, lalu unggah kembali.`,
};

export const binaryWorkbook: Finding = refused(plain`buku kerja biner (.xlsb)`, saveAgain);
export const oldWorkbook: Finding = refused(oldExcel, saveAgain);
export const oldOfficeFile: Finding = refused(plain`berkas Office lama`, saveAgain);
export const openDocument: Finding = refused(plain`berkas OpenDocument (misalnya .ods)`, saveAgain);
export const wordDocument: Finding = refused(
  plain`dokumen Word`,
  plain`Salin tabelnya ke lembar Excel, simpan sebagai .xlsx, lalu unggah.`,
);
export const presentation: Finding = refused(
  plain`presentasi PowerPoint`,
  plain`Salin tabelnya ke lembar Excel, simpan sebagai .xlsx, lalu unggah.`,
);
export const plainArchive: Finding = refused(plain`arsip ZIP`, unpackFirst);
export const notZip: Finding = {
  type: 'format-error',
  message: plain`Berkas ini bukan buku kerja Excel (.xlsx), atau buku kerja yang terpotong.`,
  mend: sendAgain,
};

/** `what` says which part, in the clerk's words. */
export function damaged(what: Plain): Finding {
  return { type: 'source-error', message: plain`Buku kerja ini rusak: ${what}.`, mend: sendAgain };
}

/** A file made to harm its reader; the one who has it in good faith saves it again. */
export function unsafe(what: Plain): Finding {
  return { type: 'source-error', message: plain`Buku kerja ini ditolak demi keamanan: ${what}.`, mend: saveAgain };
}

export const documentType: Finding = unsafe(plain`di dalamnya ada deklarasi DOCTYPE, yang tidak pernah ditulis oleh Excel`);
export const tooManyEntries: Finding = unsafe(plain`isinya terdiri atas terlalu banyak bagian`);
export const duplicateEntry: Finding = unsafe(plain`ada bagian yang tercantum dua kali`);
export const badEntryName: Finding = unsafe(plain`ada bagian yang namanya menunjuk ke luar buku kerja`);
export const overlappingEntries: Finding = unsafe(plain`bagian-bagiannya saling tumpang tindih`);
export const sheetTwice: Finding = unsafe(plain`ada dua lembar yang menunjuk isi yang sama`);
export const sizeLies: Finding = unsafe(plain`ukuran yang tercantum tidak sama dengan ukuran isinya`);
export const expandsTooFar: Finding = unsafe(plain`isinya mengembang jauh melebihi ukuran berkasnya`);

/** `bytes` is the limit for everything in the workbook, expanded. */
export function tooLarge(bytes: number): Finding {
  return {
    type: 'source-error',
    message: plain`Isi buku kerja ini lebih dari ${Math.floor(bytes / 1024 ** 2)} MB setelah dibuka, batas untuk satu buku kerja.`,
    mend: plain`Hapus lembar, gambar, dan baris kosong berformat yang tidak perlu, atau simpan lembar datanya sebagai CSV UTF-8, lalu unggah.`,
  };
}

export const tooManyTexts: Finding = {
  type: 'source-error',
  message: plain`Teks di dalam buku kerja ini terlalu banyak untuk dibaca sekaligus.`,
  mend: plain`Simpan lembar datanya sebagai CSV UTF-8 (Save As), lalu unggah hasilnya.`,
};

export const tooManyCharacters: Finding = {
  type: 'source-error',
  message: plain`Satu lembar di buku kerja ini menyebut teks yang sama, dan panjang, terlalu banyak kali untuk dibaca.`,
  mend: plain`Hapus sel yang hanya mengulang teks panjang atau spasi, atau simpan lembar datanya sebagai CSV UTF-8 (Save As), lalu unggah hasilnya.`,
};

export const textTooLong: Finding = {
  type: 'source-error',
  message: plain`Ada sel yang teksnya jauh lebih panjang dari yang dapat disimpan Excel (32.767 huruf).`,
  mend: plain`Singkat isi sel itu atau pindahkan ke berkas tersendiri, lalu unggah kembali.`,
};

export const noSheets: Finding = {
  type: 'source-error',
  message: plain`Buku kerja ini tidak mempunyai lembar berisi sel.`,
  mend: plain`Taruh datanya pada satu lembar (sheet) biasa, bukan lembar grafik, lalu unggah kembali.`,
};

export function sheetMissing(name: string): Finding {
  return {
    type: 'source-error',
    message: `Buku kerja ini rusak: lembar “${name}” tercantum, tetapi isinya tidak ada.`,
    messageWithoutNames: plain`Buku kerja ini rusak: satu lembar tercantum, tetapi isinya tidak ada.`,
    mend: sendAgain,
  };
}

/** A row, and perhaps a column, from 1. */
export function damagedCell(rowNumber: number, fieldNumber: number, what: Plain): Finding {
  return { ...damaged(plain`sel pada baris ${rowNumber}, kolom ke-${fieldNumber} ${what}`), rowNumber, fieldNumber };
}

export function damagedRow(rowNumber: number, what: Plain): Finding {
  return { ...damaged(plain`baris ${rowNumber} ${what}`), rowNumber };
}
