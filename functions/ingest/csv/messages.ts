import type { Encoding, Finding } from '../../model/normal-form.ts';
import { plain, plainList } from '../../model/plain.ts';

/** What the CSV reader says to the clerk: where, what, why, how to correct it. */

export function missingCell(line: number, cells: number, width: number): Finding {
  return {
    type: 'missing-cell',
    rowNumber: line,
    fieldNumber: cells + 1,
    message: plain`Baris ${line} hanya mempunyai ${cells} kolom, padahal judulnya ${width} kolom.`,
    mend: plain`Lengkapi sel yang kurang (boleh kosong, asalkan pemisah kolomnya ada) atau hapus baris ini bila bukan data.`,
  };
}

export function missingCellEverywhere(line: number, cells: number, width: number, rows: number): Finding {
  return {
    type: 'missing-cell',
    rowNumber: line,
    fieldNumber: cells + 1,
    message: plain`Semua baris data (${rows}) hanya mempunyai ${cells} kolom, padahal judulnya ${width} kolom.`,
    mend: plain`Samakan jumlah kolom judul dengan data: hapus judul yang berlebih atau lengkapi kolom yang kurang.`,
  };
}

export function extraCell(line: number, cells: number, width: number): Finding {
  return {
    type: 'extra-cell',
    rowNumber: line,
    fieldNumber: width + 1,
    message: plain`Baris ${line} mempunyai ${cells} kolom, padahal judulnya hanya ${width} kolom.`,
    mend: plain`Bila isi sel memuat tanda pemisah kolom, apit sel itu dengan tanda kutip ("); bila tidak, hapus sel yang berlebih.`,
  };
}

export function badQuote(line: number, field: number): Finding {
  return {
    type: 'source-error',
    rowNumber: line,
    fieldNumber: field,
    message: plain`Baris ${line}, kolom ke-${field}: masih ada isi sesudah tanda kutip penutup, sehingga batas selnya tidak jelas.`,
    mend: plain`Tulis tanda kutip di dalam sel dua kali (""), dan pastikan setiap tanda kutip pembuka ada penutupnya.`,
  };
}

export function openQuote(line: number): Finding {
  return {
    type: 'source-error',
    rowNumber: line,
    message: plain`Tanda kutip (") yang dibuka pada baris ${line} tidak pernah ditutup, sehingga baris-baris sesudahnya ikut terbaca sebagai satu sel.`,
    mend: plain`Periksa baris ${line}: tambahkan tanda kutip penutup atau hapus tanda kutip pembukanya, lalu unggah kembali.`,
  };
}

/** Where a quoted cell is that holds lines like those of its table; `first` to `last` are those behind its own. */
export type SwallowingCell = {
  readonly line: number;
  readonly field: number;
  readonly lines: number;
  readonly first: number;
  readonly last: number;
};

const linesFrom = (first: number, last: number) => (first === last ? plain`baris ${first}` : plain`baris ${first} sampai ${last}`);

export function swallowedLines({ line, field, lines, first, last }: SwallowingCell): Finding {
  return {
    type: 'source-error',
    rowNumber: line,
    fieldNumber: field,
    message: plain`Sel di baris ${line}, kolom ke-${field}, memuat ${lines} baris yang tampak seperti baris tabel (${linesFrom(first, last)}): tanda kutip (") yang membuka dan menutup sel itu tampaknya salah tempat.`,
    mend: plain`Hapus tanda kutip pada baris ${line} dan baris ${last} bila bukan bagian dari isinya, lalu unggah kembali. Bila sel itu memang terdiri dari beberapa baris, tulis isinya dalam satu baris.`,
  };
}

/** `cells` are some of them, from the first; `count` is how many there are. */
export function perhapsSwallowed(cells: readonly SwallowingCell[], count: number): Finding {
  const places = plainList(cells.map(({ line, first, last }) => plain`baris ${line} (${linesFrom(first, last)})`));
  const others = count > cells.length ? plain`, dan ${count - cells.length} sel lain` : '';
  const [only] = cells;
  return {
    type: 'source-error',
    rowNumber: only?.line ?? 1,
    message:
      count === 1 && only !== undefined
        ? plain`Sel di baris ${only.line} memuat ${only.lines} baris yang tampak seperti baris tabel (${linesFrom(only.first, only.last)}); semuanya dibaca sebagai isi satu sel.`
        : plain`${count} sel memuat baris yang tampak seperti baris tabel, yang dibaca sebagai isi sel itu: sel di ${places}${others}.`,
    mend: plain`Periksa tanda kutip (") di sana: bila ada yang salah tempat, perbaiki lalu unggah kembali. Bila sel itu memang terdiri dari beberapa baris, tidak perlu diperbaiki.`,
  };
}

const encodings = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  'windows-1252': 'UTF-8 dan bukan WINDOWS-1252',
} as const satisfies Record<Encoding, string>;

export function damagedEncoding(line: number, encoding: Encoding): Finding {
  return {
    type: 'encoding-error',
    rowNumber: line,
    message: plain`Baris ${line} memuat huruf yang rusak: byte-nya bukan ${encodings[encoding]} yang sah.`,
    mend: plain`Buka berkas aslinya, lalu Simpan sebagai (Save As) “CSV UTF-8 (Comma delimited) (*.csv)” dan unggah hasilnya.`,
  };
}

export function tooManyQuoteFaults(line: number): Finding {
  return {
    type: 'source-error',
    rowNumber: line,
    message: plain`Tanda kutip di berkas ini terlalu banyak yang rusak; pembacaan dihentikan pada baris ${line}.`,
    mend: plain`Simpan ulang tabelnya sebagai “CSV UTF-8” dari Excel atau LibreOffice supaya tanda kutipnya ditulis dengan benar.`,
  };
}

export function emptyExtraCells(line: number, rows: number): Finding {
  return {
    type: 'extra-cell',
    rowNumber: line,
    message: plain`${rows} baris mempunyai sel kosong yang berlebih di ujungnya (pertama kali baris ${line}); sel itu dilewati.`,
    mend: plain`Tidak perlu diperbaiki; supaya rapi, hapus pemisah kolom yang berlebih di ujung baris.`,
  };
}

export function paddedQuotes(cells: number): Finding {
  return {
    type: 'source-error',
    message: plain`${cells} sel bertanda kutip mempunyai spasi di luar tanda kutipnya; spasi itu dilewati.`,
    mend: plain`Tidak perlu diperbaiki; supaya rapi, hapus spasi antara pemisah kolom dan tanda kutip.`,
  };
}

/** Letters that were lost before the file came: `line` is that of the first. */
export function lostLetters(count: number, line: number): Finding {
  return {
    type: 'encoding-error',
    rowNumber: line,
    message: plain`${count} huruf di berkas ini sudah hilang dan tersimpan sebagai tanda “\uFFFD”, yang pertama di baris ${line}; tanda itu ikut terbit.`,
    mend: plain`Ambil lagi datanya dari aplikasi asalnya dan simpan sebagai “CSV UTF-8”; huruf aslinya tidak dapat dipulihkan dari berkas ini.`,
  };
}

/** UTF-8 that was read as Windows-1252 and written as UTF-8 once more; `text` is one such letter. */
export function doubledLetters(count: number, line: number, text: string): Finding {
  return {
    type: 'encoding-error',
    rowNumber: line,
    message: `${count} huruf di berkas ini tampaknya tersandi dua kali, misalnya “${text}” di baris ${line}; teksnya terbit seperti tertulis.`,
    messageWithoutNames: plain`${count} huruf di berkas ini tampaknya tersandi dua kali, yang pertama di baris ${line}; teksnya terbit seperti tertulis.`,
    mend: plain`Bila huruf itu salah: ambil lagi datanya dari aplikasi asalnya, atau buka berkas aslinya sebagai UTF-8 (Data > From Text/CSV), lalu simpan sebagai “CSV UTF-8”.`,
  };
}

export const readAsWindows1252: Finding = {
  type: 'encoding-error',
  message: plain`Berkas ini tidak disimpan sebagai UTF-8; dibaca sebagai Windows-1252.`,
  mend: plain`Periksa huruf khusus (misalnya é, ±, –) pada hasilnya. Lain kali simpan sebagai “CSV UTF-8”.`,
};

export const unwrapped: Finding = {
  type: 'format-error',
  message: plain`Setiap baris di berkas ini diapit tanda kutip sebagai satu sel (CSV di dalam CSV); pembungkusnya dilepas sebelum dibaca.`,
  mend: plain`Periksa hasilnya. Lain kali buka berkas aslinya dan simpan sekali saja sebagai CSV UTF-8.`,
};
