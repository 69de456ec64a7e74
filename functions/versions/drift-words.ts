import type { Drift, RowDrift } from './drift.ts';

const number = new Intl.NumberFormat('id-ID');

/** What drifted, without any cell: for the steward, who may not read the rows. */
export function driftReason(drift: Drift): string {
  switch (drift.kind) {
    case 'rows':
      return rowsWords(drift);
    case 'values':
      return `Kolom ${drift.name} memuat ${number.format(drift.fresh)} nilai yang belum pernah ada pada data sebelumnya.`;
    case 'empty':
      return `Kolom ${drift.name} kini sebagian besar kosong: hanya ${number.format(drift.filled)} dari ${number.format(drift.rows)} baris yang terisi.`;
    case 'range':
      return `Besaran angka pada kolom ${drift.name} berubah sepuluh kali lipat atau lebih dibanding data sebelumnya.`;
  }
}

/** The same with the values, for the owner's report alone. */
export function driftMessage(drift: Drift): string {
  switch (drift.kind) {
    case 'values': {
      const shown = drift.samples.map((value) => `"${value}"`).join(', ');
      const more = drift.fresh > drift.samples.length ? ', …' : '';
      return `Kolom ${drift.name}: ${number.format(drift.fresh)} nilai belum pernah ada pada data sebelumnya: ${shown}${more}.`;
    }
    case 'range':
      return `Kolom ${drift.name}: angkanya dahulu ${drift.before.join(' sampai ')}, kini ${drift.after.join(' sampai ')}.`;
    default:
      return driftReason(drift);
  }
}

const mends: Readonly<Record<Drift['kind'], string>> = {
  rows: 'Bila memang begitu, tidak perlu diperbaiki. Bila ada baris yang hilang atau ganda, unggah lagi berkas yang lengkap.',
  values: 'Bila nilai itu memang baru, tidak perlu diperbaiki. Bila salah ketik, betulkan lalu unggah lagi.',
  empty: 'Bila datanya memang tidak ada, tidak perlu diperbaiki. Bila kolomnya tertinggal atau bergeser, lengkapi lalu unggah lagi.',
  range: 'Periksa satuannya (misalnya rupiah atau ribu rupiah) dan tanda desimalnya. Bila sudah benar, tidak perlu diperbaiki.',
};

export function driftMend(drift: Drift): string {
  return mends[drift.kind];
}

/** The report's word for each kind of drift. */
export const driftTypes: Readonly<Record<Drift['kind'], string>> = {
  rows: 'row-count-drift',
  values: 'new-value-drift',
  empty: 'empty-column-drift',
  range: 'range-drift',
};

function rowsWords({ period, against, before, after }: RowDrift): string {
  const share = Math.round((Math.abs(after - before) / before) * 100);
  const change = `${after < before ? 'turun' : 'naik'} ${number.format(share)} %`;
  if (against !== undefined) {
    return `Periode ${period} berisi ${number.format(after)} baris: ${change} dibanding periode ${against} (${number.format(before)} baris).`;
  }
  const where = period === 'all' ? '' : ` periode ${period}`;
  return `Jumlah baris${where} ${change}: dari ${number.format(before)} menjadi ${number.format(after)}.`;
}
