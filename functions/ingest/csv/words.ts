import type { Finding } from '../normal-form.ts';

/** What the reader says to the clerk: where, what, why, how to mend it. */

export const emptyFile: Finding = {
  type: 'source-error',
  message: 'Berkas ini kosong: tidak ada satu baris pun yang berisi data.',
  mend: 'Periksa apakah berkas yang dipilih sudah benar dan sudah disimpan, lalu unggah kembali.',
};

export function headerOnly(line: number): Finding {
  return {
    type: 'source-error',
    rowNumber: line,
    message: `Berkas ini hanya berisi judul kolom (baris ${line}), tanpa baris data di bawahnya.`,
    mend: 'Isi datanya di bawah judul kolom, lalu unggah kembali.',
  };
}

export const noHeader: Finding = {
  type: 'header-error',
  message: 'Baris judul kolom tidak ditemukan di bagian awal berkas.',
  mend: 'Tulis judul kolom (misalnya: nama, alamat, tahun) pada satu baris tepat di atas data, lalu unggah kembali.',
};

export function headerless(line: number, width: number): Finding {
  const example = Array.from({ length: Math.min(width, 6) }, (_, index) => `nama_kolom_${index + 1}`).join(', ');
  return {
    type: 'header-error',
    rowNumber: line,
    message: `Baris ${line} tampaknya sudah berisi data, bukan judul kolom: berkas ini tidak mempunyai baris judul.`,
    mend: `Sisipkan satu baris di atasnya berisi judul untuk ${width} kolom, misalnya: ${example}${width > 6 ? ', …' : ''}.`,
  };
}

export function tooManyColumns(line: number, width: number, most: number): Finding {
  return {
    type: 'header-error',
    rowNumber: line,
    message: `Baris ${line} mempunyai ${width} kolom, padahal paling banyak ${most}.`,
    mend: 'Bagi tabelnya, atau ubah kolom yang berulang (misalnya tahun) menjadi baris, lalu unggah kembali.',
  };
}

export function labelTooLong(line: number, field: number, most: number): Finding {
  return {
    type: 'header-error',
    rowNumber: line,
    fieldNumber: field,
    message: `Judul kolom ke-${field} (baris ${line}) lebih dari ${most} huruf, sehingga bukan judul kolom.`,
    mend: 'Singkat judulnya; keterangan panjang ditulis pada standar data, bukan pada judul kolom.',
  };
}

export function blankLabel(headerRow: number, field: number, dataRow: number): Finding {
  return {
    type: 'blank-label',
    rowNumber: headerRow,
    fieldNumber: field,
    message: `Kolom ke-${field} tidak mempunyai judul (baris ${headerRow}), padahal berisi data (misalnya baris ${dataRow}).`,
    mend: `Isi judul kolom ke-${field} pada baris ${headerRow}. Bila judulnya bertingkat atau digabung, tulis lengkap pada satu baris.`,
  };
}

export function duplicateLabel(headerRow: number, field: number, earlier: number, label: string): Finding {
  return {
    type: 'duplicate-label',
    rowNumber: headerRow,
    fieldNumber: field,
    fieldName: label,
    message: `Judul kolom “${label}” dipakai dua kali: kolom ke-${earlier} dan kolom ke-${field} (baris ${headerRow}).`,
    mend: 'Beri setiap kolom judul yang berbeda, atau hapus kolom yang kembar.',
  };
}

export function missingCell(line: number, cells: number, width: number): Finding {
  return {
    type: 'missing-cell',
    rowNumber: line,
    fieldNumber: cells + 1,
    message: `Baris ${line} hanya mempunyai ${cells} kolom, padahal judulnya ${width} kolom.`,
    mend: 'Lengkapi sel yang kurang (boleh kosong, asalkan pemisah kolomnya ada) atau hapus baris ini bila bukan data.',
  };
}

export function missingCellEverywhere(line: number, cells: number, width: number, rows: number): Finding {
  return {
    type: 'missing-cell',
    rowNumber: line,
    fieldNumber: cells + 1,
    message: `Semua baris data (${rows}) hanya mempunyai ${cells} kolom, padahal judulnya ${width} kolom.`,
    mend: 'Samakan jumlah kolom judul dengan data: hapus judul yang berlebih atau lengkapi kolom yang kurang.',
  };
}

export function extraCell(line: number, cells: number, width: number): Finding {
  return {
    type: 'extra-cell',
    rowNumber: line,
    fieldNumber: width + 1,
    message: `Baris ${line} mempunyai ${cells} kolom, padahal judulnya hanya ${width} kolom.`,
    mend: 'Bila isi sel memuat tanda pemisah kolom, apit sel itu dengan tanda kutip ("); bila tidak, hapus sel yang berlebih.',
  };
}

export function badQuote(line: number, field: number): Finding {
  return {
    type: 'source-error',
    rowNumber: line,
    fieldNumber: field,
    message: `Baris ${line}, kolom ke-${field}: masih ada isi sesudah tanda kutip penutup, sehingga batas selnya tidak jelas.`,
    mend: 'Tulis tanda kutip di dalam sel dua kali (""), dan pastikan setiap tanda kutip pembuka ada penutupnya.',
  };
}

export function openQuote(line: number): Finding {
  return {
    type: 'source-error',
    rowNumber: line,
    message: `Tanda kutip (") yang dibuka pada baris ${line} tidak pernah ditutup, sehingga baris-baris sesudahnya ikut terbaca sebagai satu sel.`,
    mend: `Periksa baris ${line}: tambahkan tanda kutip penutup atau hapus tanda kutip pembukanya, lalu unggah kembali.`,
  };
}

export function controlByte(line: number, field: number): Finding {
  return {
    type: 'source-error',
    rowNumber: line,
    fieldNumber: field,
    message: `Baris ${line}, kolom ke-${field} memuat karakter kendali yang tidak terlihat dan tidak boleh ada di dalam teks.`,
    mend: 'Ketik ulang isi sel itu, atau bersihkan kolomnya dengan rumus CLEAN di Excel, lalu simpan kembali.',
  };
}

export function longRecord(line: number, most: number): Finding {
  return {
    type: 'source-error',
    rowNumber: line,
    message: `Baris ${line} lebih panjang dari ${Math.floor(most / 1024 / 1024)} MB, batas untuk satu baris.`,
    mend: 'Periksa apakah pergantian baris atau tanda kutipnya rusak; isi sel yang sangat panjang dipindahkan ke berkas tersendiri.',
  };
}

export function damagedEncoding(line: number, encoding: string): Finding {
  return {
    type: 'encoding-error',
    rowNumber: line,
    message: `Baris ${line} memuat huruf yang rusak: byte-nya bukan ${encoding.toUpperCase()} yang sah.`,
    mend: 'Buka berkas aslinya, lalu Simpan sebagai (Save As) “CSV UTF-8 (Comma delimited) (*.csv)” dan unggah hasilnya.',
  };
}

export function tooManyQuoteFaults(line: number): Finding {
  return {
    type: 'source-error',
    rowNumber: line,
    message: `Tanda kutip di berkas ini terlalu banyak yang rusak; pembacaan dihentikan pada baris ${line}.`,
    mend: 'Simpan ulang tabelnya sebagai “CSV UTF-8” dari Excel atau LibreOffice supaya tanda kutipnya ditulis dengan benar.',
  };
}

export function namedColumn(headerRow: number, field: number, name: string): Finding {
  return {
    type: 'blank-label',
    rowNumber: headerRow,
    fieldNumber: field,
    fieldName: name,
    message: `Kolom ke-${field} tidak mempunyai judul (baris ${headerRow}); dibaca sebagai “${name}”.`,
    mend: 'Beri judul yang jelas pada kolom itu, atau hapus kolomnya bila hanya nomor urut.',
  };
}

export function droppedColumns(headerRow: number, fields: readonly number[]): Finding {
  return {
    type: 'blank-label',
    rowNumber: headerRow,
    message: `Kolom tanpa judul dan tanpa isi dilewati: kolom ke-${fields.slice(0, 20).join(', ')}${fields.length > 20 ? ', …' : ''}.`,
    mend: 'Tidak perlu diperbaiki; supaya rapi, hapus kolom kosong itu.',
  };
}

export function emptyExtraCells(line: number, rows: number): Finding {
  return {
    type: 'extra-cell',
    rowNumber: line,
    message: `${rows} baris mempunyai sel kosong yang berlebih di ujungnya (pertama kali baris ${line}); sel itu dilewati.`,
    mend: 'Tidak perlu diperbaiki; supaya rapi, hapus pemisah kolom yang berlebih di ujung baris.',
  };
}

export function paddedQuotes(cells: number): Finding {
  return {
    type: 'source-error',
    message: `${cells} sel bertanda kutip mempunyai spasi di luar tanda kutipnya; spasi itu dilewati.`,
    mend: 'Tidak perlu diperbaiki; supaya rapi, hapus spasi antara pemisah kolom dan tanda kutip.',
  };
}

export const readAsWindows1252: Finding = {
  type: 'encoding-error',
  message: 'Berkas ini tidak disimpan sebagai UTF-8; dibaca sebagai Windows-1252.',
  mend: 'Periksa huruf khusus (misalnya é, ±, –) pada hasilnya. Lain kali simpan sebagai “CSV UTF-8”.',
};

export const unwrapped: Finding = {
  type: 'format-error',
  message: 'Setiap baris di berkas ini diapit tanda kutip sebagai satu sel (CSV di dalam CSV); pembungkusnya dilepas sebelum dibaca.',
  mend: 'Periksa hasilnya. Lain kali buka berkas aslinya dan simpan sekali saja sebagai CSV UTF-8.',
};
