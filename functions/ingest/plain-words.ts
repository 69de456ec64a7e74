type Place = {
  readonly type: string;
  readonly fieldName?: string | undefined;
  readonly fieldNumber?: number | undefined;
  readonly rowNumber?: number | undefined;
};

/** What is wrong, an error type a sentence, without the cell. Names are Frictionless's. */
const sentences: Readonly<Record<string, string>> = {
  'type-error': 'isinya bukan jenis data yang diminta standar.',
  'format-error': 'bentuk penulisannya tidak sesuai standar.',
  'constraint-error': 'isinya melanggar batasan pada standar.',
  'person-number': 'di sel ini ada NIK atau nomor KK, padahal kolomnya bukan kolom data pribadi.',
  'declared-number': 'isinya berbentuk NIK atau nomor KK; pengunggahnya menyatakan bahwa itu bukan.',
  'primary-key': 'kuncinya kosong atau sudah dipakai baris lain.',
  'unique-error': 'nilainya sudah dipakai baris lain, padahal harus unik.',
  'foreign-key': 'isinya tidak ada di data yang dirujuk standar.',
  'missing-label': 'kolom ini tidak ada di berkas, padahal ada di standar data.',
  'extra-label': 'kolom ini tidak ada di standar data.',
  'incorrect-label': 'urutan kolom berbeda dari standar data.',
  'doubtful-type': 'kolom ini hampir seluruhnya angka atau tanggal, tetapi dijadikan teks karena sel ini.',
  'rounded-numbers': 'angka pada kolom ini terlalu panjang dan terlalu rinci untuk disimpan sebagai angka, jadi dijadikan teks.',
  'duplicate-label': 'judul kolom ini dipakai lebih dari sekali.',
  'blank-label': 'kolom ini tidak mempunyai judul.',
  'correction-error': 'perbaikan untuk sel ini tidak dapat dipasang pada berkas.',
  'new-value-drift': 'kolom ini memuat nilai yang belum pernah ada pada data sebelumnya.',
  'empty-column-drift': 'kolom ini kini sebagian besar kosong, padahal sebelumnya terisi.',
  'range-drift': 'besaran angka pada kolom ini berubah sepuluh kali lipat atau lebih dibanding data sebelumnya.',
  'thousands-drift': 'angkanya kini ditulis dengan tiga angka di belakang tanda desimal: mungkin tandanya pemisah ribuan.',
  'date-order-drift': 'tidak satu pun tanggalnya sesudah tanggal 12: mungkin hari dan bulannya tertukar.',
  'lost-value-drift': 'isinya kini jauh lebih seragam daripada data sebelumnya.',
  'month-first': 'tanggalnya dibaca bulan dahulu: hanya dengan urutan itu semua selnya tanggal yang ada.',
  'missing-words': 'tulisan tertentu dibaca sebagai tidak ada data, dan selnya diterbitkan kosong.',
  'blank-below': 'sebagian selnya kosong, selalu di bawah sel yang terisi.',
  'mixed-percent': 'sebagian selnya berformat persen, sebagian angka biasa.',
  'unused-period': 'periode yang ditulis saat mengunggah tidak dipakai, karena isinya dibagi menurut kolom periodenya.',
};

const mends: Readonly<Record<string, string>> = {
  'missing-label': 'Tambahkan kolom itu dengan judul seperti pada standar data.',
  'extra-label': 'Hapus kolom itu, atau minta walidata menambahkannya ke standar data.',
  'incorrect-label': 'Urutkan kolomnya seperti standar data.',
  'doubtful-type': 'Bila sel itu salah ketik, betulkan lalu unggah lagi. Bila memang teks, biarkan.',
  'rounded-numbers': 'Bila kolom itu harus menjadi angka, kurangi angka di belakang tanda desimal. Bila tidak, biarkan.',
  'duplicate-label': 'Beri setiap kolom judul yang berbeda, atau hapus kolom yang kembar.',
  'blank-label': 'Beri judul pada kolom itu.',
  'new-value-drift': 'Bila nilai itu memang baru, tidak perlu diperbaiki.',
  'empty-column-drift': 'Bila datanya memang tidak ada, tidak perlu diperbaiki.',
  'range-drift': 'Periksa satuannya. Bila sudah benar, tidak perlu diperbaiki.',
  'thousands-drift': 'Bila yang dimaksud ribuan, hapus tanda pemisahnya lalu unggah lagi. Bila memang pecahan, tidak perlu diperbaiki.',
  'date-order-drift': 'Periksa urutan hari dan bulannya. Bila sudah benar, tidak perlu diperbaiki.',
  'lost-value-drift': 'Periksa apakah kode atau angkanya terpotong. Bila memang begitu datanya, tidak perlu diperbaiki.',
  'month-first': 'Tidak perlu diperbaiki bila memang begitu.',
  'missing-words': 'Tidak perlu diperbaiki bila memang berarti tidak ada data.',
  'blank-below': 'Bila maksudnya sama dengan di atasnya, isi selnya. Bila memang tidak ada isinya, biarkan.',
  'mixed-percent': 'Samakan dahulu: semua persen, atau semua angka biasa.',
  'unused-period': 'Tidak perlu diperbaiki bila kolom periodenya sudah benar.',
  'correction-error': 'Kirim perbaikan untuk baris dan kolom yang disebut pada hasil validasi.',
  'person-number': 'Hapus nomor itu dari selnya, atau nyatakan bahwa itu bukan NIK atau nomor KK.',
  'declared-number': 'Pastikan pada OPD pemilik sebelum terbit: isi selnya hanya dilihat OPD pemilik.',
  'primary-key': 'Lengkapi kuncinya, atau hapus baris yang kembar.',
  'unique-error': 'Perbaiki nilai yang kembar, atau hapus barisnya.',
  'foreign-key': 'Betulkan isinya menurut data yang dirujuk, atau minta pengelola data itu melengkapinya.',
};

/** Where and what, in words that quote nothing of the file. */
export function plainMessage(place: Place): string {
  const column = place.fieldName !== undefined ? `kolom “${place.fieldName}”` : place.fieldNumber && `kolom ke-${place.fieldNumber}`;
  const where = [place.rowNumber && `baris ${place.rowNumber}`, column].filter(Boolean).join(', ') || 'berkas ini';
  return `${where.charAt(0).toUpperCase()}${where.slice(1)}: ${sentences[place.type] ?? 'isinya tidak sesuai standar data.'}`;
}

export function plainMend(type: string): string {
  return mends[type] ?? 'Perbaiki isi sel itu menurut standar data, lalu unggah lagi berkasnya.';
}
