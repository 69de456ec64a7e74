import { numberText } from '../messages/number.ts';
import { type Plain, plain, plainCount, plainPeriod } from '../model/plain.ts';
import type { Drift, ReplacedDrift, RowDrift } from './drift.ts';

/** What drifted, without any cell: for the steward, who may not read the rows. */
export function driftReason(drift: Drift): string {
  switch (drift.kind) {
    case 'rows':
    case 'replaced':
      return plainDriftMessage(drift);
    case 'values':
      return `Kolom ${drift.name} memuat ${numberText(drift.fresh)} nilai yang belum pernah ada pada data sebelumnya.`;
    case 'empty':
      return `Kolom ${drift.name} kini sebagian besar kosong: hanya ${numberText(drift.filled)} dari ${numberText(drift.rows)} baris yang terisi.`;
    case 'range':
      return `Besaran angka pada kolom ${drift.name} berubah sepuluh kali lipat atau lebih dibanding data sebelumnya.`;
    case 'middle':
      return `Nilai tengah kolom ${drift.name} berubah sepuluh kali lipat atau lebih dibanding data sebelumnya: mungkin satuan atau tanda desimalnya lain.`;
    case 'thousands':
      return `Kolom ${drift.name}: ${numberText(drift.cells)} angka kini ditulis dengan tiga angka di belakang tanda desimal, padahal sebelumnya tidak. Mungkin tandanya pemisah ribuan, sehingga angkanya terbaca seperseribu.`;
    case 'days':
      return `Kolom tanggal ${drift.name}: ${numberText(drift.distinct)} tanggal yang berbeda, dan tidak satu pun sesudah tanggal 12, padahal sebelumnya ada. Mungkin hari dan bulannya tertukar.`;
    case 'lost':
      return `Kolom ${drift.name} kini jauh lebih seragam: ${numberText(drift.before)} nilai yang berbeda menjadi ${numberText(drift.after)}. Mungkin sebagian isinya berubah menjadi sama.`;
  }
}

/** The same with the values, for the owner's report alone. */
export function driftMessage(drift: Drift): string {
  switch (drift.kind) {
    case 'values': {
      const shown = drift.samples.map((value) => `"${value}"`).join(', ');
      const more = drift.fresh > drift.samples.length ? ', …' : '';
      return `Kolom ${drift.name}: ${numberText(drift.fresh)} nilai belum pernah ada pada data sebelumnya: ${shown}${more}.`;
    }
    case 'range':
      return `Kolom ${drift.name}: angkanya dahulu ${drift.before.join(' sampai ')}, kini ${drift.after.join(' sampai ')}.`;
    case 'middle':
      return `Kolom ${drift.name}: nilai tengahnya dahulu sekitar ${numberText(drift.before)}, kini sekitar ${numberText(drift.after)}.`;
    default:
      return driftReason(drift);
  }
}

const unitMend = plain`Periksa satuannya (misalnya rupiah atau ribu rupiah) dan tanda desimalnya. Bila sudah benar, tidak perlu diperbaiki.`;

const mends: Readonly<Record<Drift['kind'], Plain>> = {
  rows: plain`Bila memang begitu, tidak perlu diperbaiki. Bila ada baris yang hilang atau ganda, unggah lagi berkas yang lengkap.`,
  replaced: plain`Bila berkas ini untuk periode lain, baris periode lama ikut hilang: gabungkan keduanya dalam satu berkas dengan kolom periode (misalnya Tahun), atau minta walidata mengatur periode dataset ini. Bila memang memperbarui seluruh isinya, tidak perlu diperbaiki.`,
  values: plain`Bila nilai itu memang baru, tidak perlu diperbaiki. Bila salah ketik, betulkan lalu unggah lagi.`,
  empty: plain`Bila datanya memang tidak ada, tidak perlu diperbaiki. Bila kolomnya tertinggal atau bergeser, lengkapi lalu unggah lagi.`,
  range: unitMend,
  middle: unitMend,
  thousands: plain`Bila yang dimaksud ribuan, hapus tanda pemisahnya (1250, bukan 1.250), lalu unggah lagi. Bila memang pecahan, tidak perlu diperbaiki.`,
  days: plain`Periksa urutan hari dan bulan di berkas Anda. Bila tertukar, betulkan format tanggalnya, lalu unggah lagi. Bila sudah benar, tidak perlu diperbaiki.`,
  lost: plain`Periksa apakah kode atau angkanya terpotong atau dibulatkan saat disimpan. Bila memang begitu datanya, tidak perlu diperbaiki.`,
};

export function driftMend(drift: Drift): Plain {
  return mends[drift.kind];
}

/** The report's word for each kind of drift. */
export const driftTypes: Readonly<Record<Drift['kind'], string>> = {
  rows: 'row-count-drift',
  replaced: 'replaced-rows-drift',
  values: 'new-value-drift',
  empty: 'empty-column-drift',
  range: 'range-drift',
  middle: 'range-drift',
  thousands: 'thousands-drift',
  days: 'date-order-drift',
  lost: 'lost-value-drift',
};

/** What of the rows as a whole is another, in words for anyone who reads a report. */
export function plainDriftMessage(drift: RowDrift | ReplacedDrift): Plain {
  return drift.kind === 'rows' ? rowsMessage(drift) : replacedMessage(drift);
}

function replacedMessage({ against, before, after }: ReplacedDrift): Plain {
  return plain`Tidak satu pun dari ${plainCount(before)} baris versi ${against} tersisa: semuanya diganti oleh ${plainCount(after)} baris lain. Mungkin berkas ini untuk periode lain.`;
}

function rowsMessage({ period, against, before, after }: RowDrift): Plain {
  const share = Math.round((Math.abs(after - before) / before) * 100);
  const change = plain`${after < before ? 'turun' : 'naik'} ${plainCount(share)} %`;
  if (against !== undefined) {
    return plain`Periode ${plainPeriod(period)} berisi ${plainCount(after)} baris: ${change} dibanding periode ${plainPeriod(against)} (${plainCount(before)} baris).`;
  }
  const where = period === 'all' ? '' : plain` periode ${plainPeriod(period)}`;
  return plain`Jumlah baris${where} ${change}: dari ${plainCount(before)} menjadi ${plainCount(after)}.`;
}
