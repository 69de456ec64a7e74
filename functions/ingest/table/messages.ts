import type { Finding } from '../../model/normal-form.ts';
import { type Plain, plain, plainList } from '../../model/plain.ts';
import { separateLabels } from '../plain-messages.ts';

/** What the clerk reads of a table, whatever it was read from: where, what, why, how to correct it. */

export const emptyFile: Finding = {
  type: 'source-error',
  message: plain`Berkas ini kosong: tidak ada satu baris pun yang berisi data.`,
  mend: plain`Periksa apakah berkas yang dipilih sudah benar dan sudah disimpan, lalu unggah kembali.`,
};

export const expandsTooMuch: Finding = {
  type: 'source-error',
  message: plain`Tabel di berkas ini jauh lebih besar daripada berkasnya: teks yang sama, dan panjang, berulang di sangat banyak baris.`,
  mend: plain`Pindahkan teks yang panjang itu ke berkas tersendiri atau singkatkan, lalu unggah kembali; bila perlu, bagi datanya per periode.`,
};

export function headerOnly(line: number): Finding {
  return {
    type: 'source-error',
    rowNumber: line,
    message: plain`Berkas ini hanya berisi judul kolom (baris ${line}), tanpa baris data di bawahnya.`,
    mend: plain`Isi datanya di bawah judul kolom, lalu unggah kembali.`,
  };
}

export const noHeader: Finding = {
  type: 'header-error',
  message: plain`Baris judul kolom tidak ditemukan di bagian awal berkas.`,
  mend: plain`Tulis judul kolom (misalnya: nama, alamat, tahun) pada satu baris tepat di atas data, lalu unggah kembali.`,
};

export function headerless(line: number, width: number): Finding {
  const example = plainList(Array.from({ length: Math.min(width, 6) }, (_, index) => plain`nama_kolom_${index + 1}`));
  return {
    type: 'header-error',
    rowNumber: line,
    message: plain`Baris ${line} tampaknya sudah berisi data, bukan judul kolom: berkas ini tidak mempunyai baris judul.`,
    mend: plain`Sisipkan satu baris di atasnya berisi judul untuk ${width} kolom, misalnya: ${example}${width > 6 ? ', …' : ''}.`,
  };
}

export function severalHeaderRows(first: number, last: number): Finding {
  return {
    type: 'header-error',
    rowNumber: first,
    message: plain`Judul kolom tampaknya ditulis pada beberapa baris (baris ${first} sampai ${last}), dan tidak jelas judul mana milik kolom mana.`,
    mend: plain`Tulis judul lengkap setiap kolom pada satu baris tepat di atas data, lalu hapus baris judul yang lain.`,
  };
}

/** `columns` are the last of one table and the first of the next, from 1. */
export function tablesBeside(headerRow: number, columns: { readonly left: number; readonly right: number }): Finding {
  return {
    type: 'source-error',
    rowNumber: headerRow,
    fieldNumber: columns.right,
    message: plain`Di sini tampaknya ada dua tabel berdampingan: yang pertama sampai kolom ke-${columns.left}, yang kedua mulai kolom ke-${columns.right}, dipisahkan kolom kosong.`,
    mend: plain`Pindahkan setiap tabel ke lembar (atau berkas) sendiri, lalu unggah satu per satu. Bila semuanya satu tabel, hapus kolom kosong di antaranya.`,
  };
}

/** Names of columns are read by everyone who sees the dataset, so the message quotes none. */
export function nikLabel(line: number, field: number): Finding {
  return {
    type: 'header-error',
    rowNumber: line,
    fieldNumber: field,
    message: plain`Judul kolom ke-${field} (baris ${line}) memuat NIK, padahal judul kolom dapat dibaca siapa saja yang melihat dataset ini.`,
    mend: plain`Ganti judul kolom itu dengan nama isinya. Bila setiap kolom berisi data satu orang, balik tabelnya: satu baris untuk satu orang, dengan NIK di kolom tersendiri.`,
  };
}

export function controlLabel(line: number, field: number): Finding {
  return {
    type: 'header-error',
    rowNumber: line,
    fieldNumber: field,
    message: plain`Judul kolom ke-${field} (baris ${line}) memuat karakter kendali yang tidak terlihat dan tidak boleh ada di dalam judul.`,
    mend: plain`Ketik ulang judul kolom itu, atau bersihkan dengan rumus CLEAN di Excel, lalu simpan dan unggah kembali.`,
  };
}

export function tooManyColumns(line: number, width: number, most: number): Finding {
  return {
    type: 'header-error',
    rowNumber: line,
    message: plain`Baris ${line} mempunyai ${width} kolom, padahal paling banyak ${most}.`,
    mend: plain`Bagi tabelnya, atau ubah kolom yang berulang (misalnya tahun) menjadi baris, lalu unggah kembali.`,
  };
}

export function labelTooLong(line: number, field: number, most: number): Finding {
  return {
    type: 'header-error',
    rowNumber: line,
    fieldNumber: field,
    message: plain`Judul kolom ke-${field} (baris ${line}) lebih dari ${most} huruf, sehingga bukan judul kolom.`,
    mend: plain`Singkat judulnya; keterangan panjang ditulis pada standar data, bukan pada judul kolom.`,
  };
}

export function blankLabel(headerRow: number, field: number, dataRow: number): Finding {
  return {
    type: 'blank-label',
    rowNumber: headerRow,
    fieldNumber: field,
    message: plain`Kolom ke-${field} tidak mempunyai judul (baris ${headerRow}), padahal berisi data (misalnya baris ${dataRow}).`,
    mend: plain`Isi judul kolom ke-${field} pada baris ${headerRow}. Bila judulnya bertingkat atau digabung, tulis lengkap pada satu baris.`,
  };
}

export function duplicateLabel(headerRow: number, field: number, earlier: number, label: string): Finding {
  return {
    type: 'duplicate-label',
    rowNumber: headerRow,
    fieldNumber: field,
    fieldName: label,
    message: `Judul kolom “${label}” dipakai dua kali: kolom ke-${earlier} dan kolom ke-${field} (baris ${headerRow}).`,
    mend: separateLabels,
  };
}

export function controlByte(line: number, field: number): Finding {
  return {
    type: 'source-error',
    rowNumber: line,
    fieldNumber: field,
    message: plain`Baris ${line}, kolom ke-${field} memuat karakter kendali yang tidak terlihat dan tidak boleh ada di dalam teks.`,
    mend: plain`Ketik ulang isi sel itu, atau bersihkan kolomnya dengan rumus CLEAN di Excel, lalu simpan kembali.`,
  };
}

/** Of a row, how long it may be. */
export function longerThan(mostBytes: number): Plain {
  return plain`lebih panjang dari ${Math.floor(mostBytes / 1024 / 1024)} MB, batas untuk satu baris`;
}

export function longRecord(line: number, most: number): Finding {
  return {
    type: 'source-error',
    rowNumber: line,
    message: plain`Baris ${line} ${longerThan(most)}.`,
    mend: plain`Periksa apakah pergantian baris atau tanda kutipnya rusak; isi sel yang sangat panjang dipindahkan ke berkas tersendiri.`,
  };
}

export function namedColumn(headerRow: number, field: number, name: string): Finding {
  return {
    type: 'blank-label',
    rowNumber: headerRow,
    fieldNumber: field,
    fieldName: name,
    message: `Kolom ke-${field} tidak mempunyai judul (baris ${headerRow}); dibaca sebagai “${name}”.`,
    mend: plain`Beri judul yang jelas pada kolom itu, atau hapus kolomnya bila hanya nomor urut.`,
  };
}

export function droppedColumns(headerRow: number, fields: readonly number[]): Finding {
  return {
    type: 'blank-label',
    rowNumber: headerRow,
    message: plain`Kolom tanpa judul dan tanpa isi dilewati: kolom ke-${plainList(fields.slice(0, 20))}${fields.length > 20 ? ', …' : ''}.`,
    mend: plain`Tidak perlu diperbaiki; supaya rapi, hapus kolom kosong itu.`,
  };
}

export function severalTables(first: number, second: number): Finding {
  return {
    type: 'source-error',
    rowNumber: second,
    message: plain`Di sini ada lebih dari satu tabel: judul kolom tabel pertama pada baris ${first}, tabel berikutnya mulai baris ${second}.`,
    mend: plain`Pindahkan setiap tabel ke lembar (atau berkas) sendiri, lalu unggah satu per satu.`,
  };
}

export function filledDown(cells: number, firstRow: number): Finding {
  return {
    type: 'merged-cell',
    rowNumber: firstRow,
    message: plain`${cells} sel kosong yang digabung dengan sel di atasnya diisi dengan nilai sel itu (pertama kali baris ${firstRow}).`,
    mend: plain`Periksa hasilnya. Lain kali isi setiap baris, tanpa menggabungkan sel (Merge Cells).`,
  };
}

export function mergedAcross(cells: number, firstRow: number): Finding {
  return {
    type: 'merged-cell',
    rowNumber: firstRow,
    message: plain`${cells} angka digabung untuk beberapa kolom (pertama kali baris ${firstRow}); angkanya masuk ke kolom pertama saja, kolom di sebelahnya kosong.`,
    mend: plain`Bila angkanya milik kolom lain atau jumlah beberapa kolom, tulis pada kolom yang benar tanpa menggabungkan sel (Merge Cells), lalu unggah kembali.`,
  };
}

/** A sum over the column counts such a number once for each row. */
export function mergedNumber(cells: number, firstRow: number, field: number, label: string): Finding {
  return {
    type: 'merged-cell',
    rowNumber: firstRow,
    fieldNumber: field,
    message: `Kolom “${label}”: satu angka yang digabung untuk beberapa baris ditulis lagi di ${cells} baris (pertama kali baris ${firstRow}), sehingga jumlah kolom ini menjadi terlalu besar.`,
    messageWithoutNames: plain`Kolom ke-${field}: satu angka yang digabung untuk beberapa baris ditulis lagi di ${cells} baris (pertama kali baris ${firstRow}), sehingga jumlah kolom ini menjadi terlalu besar.`,
    mend: plain`Tulis angkanya pada satu baris saja, atau bagi angkanya per baris, tanpa menggabungkan sel (Merge Cells), lalu unggah kembali.`,
  };
}

export function totalLeftOut(rowNumber: number): Finding {
  return {
    type: 'total-row',
    rowNumber,
    message: plain`Baris ${rowNumber} berisi jumlah dari baris-baris lain, sehingga dilewati: jumlah dihitung dari datanya.`,
    mend: plain`Tidak perlu diperbaiki; lain kali unggah tanpa baris jumlah.`,
  };
}

export function unnamedTotal(rowNumber: number): Finding {
  return {
    type: 'total-row',
    rowNumber,
    message: plain`Baris ${rowNumber} berisi jumlah dari baris-baris lain, tetapi namanya bukan Total atau Jumlah saja; baris itu dibaca sebagai data.`,
    mend: plain`Bila memang baris jumlah, hapus barisnya atau tulis Total di kolom pertama, lalu unggah kembali.`,
  };
}

/** A row that looks like a total and stays data for want of certainty. */
function perhapsTotal(rowNumber: number, why: Plain, mend = dropTotal): Finding {
  return {
    type: 'total-row',
    rowNumber,
    message: plain`Baris ${rowNumber} tampaknya baris jumlah, tetapi ${why}; baris itu dibaca sebagai data.`,
    mend,
  };
}

const dropTotal = plain`Bila memang baris jumlah, hapus barisnya, lalu unggah kembali.`;

export function uncheckedTotal(rowNumber: number, mostRows: number): Finding {
  return perhapsTotal(rowNumber, plain`tidak diperiksa karena tabelnya lebih dari ${mostRows} baris`);
}

export function numberedTotal(rowNumber: number): Finding {
  return perhapsTotal(rowNumber, plain`bernomor atau berkode seperti baris lain, sehingga tidak pasti`);
}

export function totalOfOneRow(rowNumber: number): Finding {
  return perhapsTotal(rowNumber, plain`selain itu hanya ada satu baris, sehingga tidak pasti`);
}

/** Zeros are the sum of nothing and of everything. */
export function zeroTotal(rowNumber: number): Finding {
  return perhapsTotal(rowNumber, plain`angkanya nol, sehingga tidak pasti`);
}

export function doubtfulTotal(rowNumber: number): Finding {
  const mend = plain`Bila memang baris jumlah, hapus barisnya atau perbaiki angkanya, lalu unggah kembali.`;
  return perhapsTotal(rowNumber, plain`angkanya bukan jumlah kolomnya`, mend);
}

export function rowsBelowTotal(first: number, last: number): Finding {
  const rows = first === last ? plain`Baris ${first}` : plain`Baris ${first} sampai ${last}`;
  return {
    type: 'total-row',
    rowNumber: first,
    message: plain`${rows} berada di bawah baris jumlah dan tidak berisi angka, tetapi tidak jelas apakah catatan atau data; dibaca sebagai data.`,
    mend: plain`Bila memang data, tidak perlu diperbaiki. Bila catatan atau tanda tangan, hapus barisnya, lalu unggah kembali.`,
  };
}
