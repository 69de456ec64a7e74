import { knownName, type Plain, plain } from '../model/plain.ts';
import { noDataMend } from '../standards/inference/reported-messages.ts';
import { nothingToMend, zoneMend } from '../standards/rules/told-readings.ts';

export type Place = {
  readonly type: string;
  readonly fieldName?: string | undefined;
  readonly fieldNumber?: number | undefined;
  readonly rowNumber?: number | undefined;
};

/** What is wrong, an error type a sentence, without the cell. Names are Frictionless's. */
const sentences: Readonly<Record<string, Plain>> = {
  'type-error': plain`isinya bukan jenis data yang diminta standar.`,
  'format-error': plain`bentuk penulisannya tidak sesuai standar.`,
  'constraint-error': plain`isinya melanggar batasan pada standar.`,
  'person-number': plain`di sel ini ada NIK atau nomor KK, padahal kolomnya bukan kolom data pribadi.`,
  'primary-key': plain`kuncinya kosong atau sudah dipakai baris lain.`,
  'unique-error': plain`nilainya sudah dipakai baris lain, padahal harus unik.`,
  'foreign-key': plain`isinya tidak ada di data yang dirujuk standar.`,
  'missing-label': plain`kolom ini tidak ada di berkas, padahal ada di standar data.`,
  'extra-label': plain`kolom ini tidak ada di standar data.`,
  'incorrect-label': plain`urutan kolom berbeda dari standar data.`,
  'doubtful-type': plain`kolom ini hampir seluruhnya angka atau tanggal, tetapi dijadikan teks karena sel ini.`,
  'rounded-numbers': plain`angka pada kolom ini terlalu panjang dan terlalu rinci untuk disimpan sebagai angka, jadi dijadikan teks.`,
  'duplicate-label': plain`judul kolom ini dipakai lebih dari sekali.`,
  'blank-label': plain`kolom ini tidak mempunyai judul.`,
  'correction-error': plain`perbaikan untuk sel ini tidak dapat dipasang pada berkas.`,
  'new-value-drift': plain`kolom ini memuat nilai yang belum pernah ada pada data sebelumnya.`,
  'empty-column-drift': plain`kolom ini kini sebagian besar kosong, padahal sebelumnya terisi.`,
  'range-drift': plain`besaran angka pada kolom ini berubah sepuluh kali lipat atau lebih dibanding data sebelumnya.`,
  'thousands-drift': plain`angkanya kini ditulis dengan tiga angka di belakang tanda desimal: mungkin tandanya pemisah ribuan.`,
  'date-order-drift': plain`tidak satu pun tanggalnya sesudah tanggal 12: mungkin hari dan bulannya tertukar.`,
  'lost-value-drift': plain`isinya kini jauh lebih seragam daripada data sebelumnya.`,
  'month-first': plain`tanggalnya dibaca bulan dahulu: hanya dengan urutan itu semua selnya tanggal yang ada.`,
  'missing-words': plain`tulisan tertentu dibaca sebagai tidak ada data, dan selnya diterbitkan kosong.`,
  'mixed-percent': plain`sebagian selnya berformat persen, sebagian angka biasa.`,
  'percent-as-unit': plain`tanda % pada sebagian selnya dibaca sebagai satuan, seperti pada sel yang tidak memakainya.`,
  'choice-spelling': plain`sebagian selnya beda huruf besar-kecil atau spasi dari pilihannya, dan dibaca sebagai pilihan itu.`,
  'leading-zero': plain`sebagian selnya berawalan nol, dan dibaca sebagai angka tanpa nol itu.`,
  'month-name': plain`sebagian selnya menulis nama bulan, dan dibaca sebagai tahun dan angka bulannya.`,
  'moved-time': plain`sebagian selnya menyebut zona waktu lain, dan dibaca sebagai WIB pada saat yang sama.`,
  'raised-text': plain`ada tulisan kecil di atas (superscript) di sebagian selnya, yang diterbitkan bersambung dengan teksnya.`,
  'hidden-value': plain`sebagian selnya tampak kosong karena formatnya, tetapi ada isinya, yang tetap diterbitkan.`,
  'held-value': plain`sebagian selnya menampilkan lain daripada isinya; yang tersimpan yang diterbitkan.`,
  'long-number': plain`sebagian selnya berisi angka 16 digit atau lebih; Excel hanya menyimpan 15 digit pertama.`,
  'short-date': plain`sebagian selnya tampil sebagai bulan atau tahun, tetapi tersimpan sebagai tanggal lengkap, yang diterbitkan.`,
  'unused-period': plain`periode yang ditulis saat mengunggah tidak dipakai, karena isinya dibagi menurut kolom periodenya.`,
  'register-word': plain`ada tulisan yang tidak dikenal sebagai isi register penduduk.`,
  'register-gap': plain`ada sel kosong, padahal tanpa isian ini orangnya tidak dapat dikenali.`,
  'declared-number': plain`isinya berbentuk NIK atau nomor KK; pengunggahnya menyatakan bahwa itu bukan.`,
  'blank-below': plain`sebagian selnya kosong, selalu di bawah sel yang terisi.`,
};

export const separateLabels = plain`Beri setiap kolom judul yang berbeda, atau hapus kolom yang kembar.`;
export const completeCells = plain`Lengkapi selnya, lalu unggah lagi.`;
export const hiddenMend = plain`Tidak perlu diperbaiki bila isinya benar. Bila memang kosong, hapus isi sel itu, lalu unggah kembali.`;

const mends: Readonly<Record<string, Plain>> = {
  'missing-label': plain`Tambahkan kolom itu dengan judul seperti pada standar data.`,
  'extra-label': plain`Hapus kolom itu, atau minta walidata menambahkannya ke standar data.`,
  'incorrect-label': plain`Urutkan kolomnya seperti standar data.`,
  'doubtful-type': plain`Bila sel itu salah ketik, betulkan lalu unggah lagi. Bila memang teks, biarkan.`,
  'rounded-numbers': plain`Bila kolom itu harus menjadi angka, kurangi angka di belakang tanda desimal. Bila tidak, biarkan.`,
  'duplicate-label': separateLabels,
  'blank-label': plain`Beri judul pada kolom itu.`,
  'new-value-drift': plain`Bila nilai itu memang baru, tidak perlu diperbaiki.`,
  'empty-column-drift': plain`Bila datanya memang tidak ada, tidak perlu diperbaiki.`,
  'range-drift': plain`Periksa satuannya. Bila sudah benar, tidak perlu diperbaiki.`,
  'thousands-drift': plain`Bila yang dimaksud ribuan, hapus tanda pemisahnya lalu unggah lagi. Bila memang pecahan, tidak perlu diperbaiki.`,
  'date-order-drift': plain`Periksa urutan hari dan bulannya. Bila sudah benar, tidak perlu diperbaiki.`,
  'lost-value-drift': plain`Periksa apakah kode atau angkanya terpotong. Bila memang begitu datanya, tidak perlu diperbaiki.`,
  'month-first': plain`Tidak perlu diperbaiki bila memang begitu.`,
  'missing-words': noDataMend,
  'mixed-percent': plain`Samakan dahulu: semua persen, atau semua angka biasa.`,
  'percent-as-unit': plain`Tidak perlu diperbaiki bila semua selnya persen.`,
  'choice-spelling': nothingToMend,
  'leading-zero': plain`Bila nolnya bagian dari kode atau nomor, minta walidata mengubah kolom itu menjadi teks.`,
  'month-name': nothingToMend,
  'moved-time': zoneMend,
  'raised-text': plain`Tidak perlu diperbaiki bila memang bagian teksnya. Bila tanda catatan kaki, hapus dari selnya, lalu unggah kembali.`,
  'hidden-value': hiddenMend,
  'held-value': plain`Bila yang tampil yang benar, ubah format kolom itu menjadi Teks dan ketik ulang isinya. Bila tidak, biarkan.`,
  'long-number': plain`Tidak perlu diperbaiki bila angkanya memang bulat. Bila nomor atau kode, salin ulang ke kolom berformat Teks.`,
  'short-date': plain`Tidak perlu diperbaiki bila tanggalnya benar. Bila bukan tanggal, ubah format kolom itu menjadi Teks.`,
  'unused-period': plain`Tidak perlu diperbaiki bila kolom periodenya sudah benar.`,
  'correction-error': plain`Kirim perbaikan untuk baris dan kolom yang disebut pada hasil validasi.`,
  'person-number': plain`Hapus nomor itu dari selnya, atau nyatakan bahwa itu bukan NIK atau nomor KK.`,
  'primary-key': plain`Lengkapi kuncinya, atau hapus baris yang kembar.`,
  'unique-error': plain`Perbaiki nilai yang kembar, atau hapus barisnya.`,
  'foreign-key': plain`Betulkan isinya menurut data yang dirujuk, atau minta pengelola data itu melengkapinya.`,
  'register-word': plain`Ganti dengan tulisan yang dikenal (lihat hasil validasi lengkap), lalu unggah lagi.`,
  'register-gap': completeCells,
  'declared-number': plain`Pastikan pada OPD pemilik sebelum terbit: isi selnya hanya dilihat OPD pemilik.`,
  'blank-below': plain`Bila maksudnya sama dengan di atasnya, isi selnya. Bila memang tidak ada isinya, biarkan.`,
};

/** Where and what, in words that quote nothing of the file; a name is the standard's. */
export function plainMessage({ type, rowNumber, fieldNumber, fieldName }: Place): Plain {
  const what = sentences[type] ?? plain`isinya tidak sesuai standar data.`;
  const name = fieldName === undefined ? undefined : knownName(fieldName);
  const column = name !== undefined ? plain`kolom “${name}”` : fieldNumber === undefined ? undefined : plain`kolom ke-${fieldNumber}`;
  if (rowNumber !== undefined)
    return column === undefined ? plain`Baris ${rowNumber}: ${what}` : plain`Baris ${rowNumber}, ${column}: ${what}`;
  if (name !== undefined) return plain`Kolom “${name}”: ${what}`;
  return fieldNumber === undefined ? plain`Berkas ini: ${what}` : plain`Kolom ke-${fieldNumber}: ${what}`;
}

export function plainMend(type: string): Plain {
  return mends[type] ?? plain`Perbaiki isi sel itu menurut standar data, lalu unggah lagi berkasnya.`;
}
