import { limits } from '../limits.ts';
import { numberText } from './number.ts';
import { rowsText } from './rows-named.ts';

/** What an officer reads of a list that was sent as a file. None of it quotes a cell or a name of the file. */
export const matchListText = {
  waiting: 'Menunggu berkas daftarnya dikirim.',
  reading: 'Daftar sedang dibaca dan dipadankan.',
  done: 'Selesai. Hasilnya dapat diambil sampai besok, lalu dihapus; daftarnya sudah dihapus.',
  failed: 'Daftar gagal dipadankan karena gangguan di pihak kami, dan sudah dihapus. Kirim lagi nanti.',
  damaged: 'Berkas yang diterima berbeda dari yang dikirim. Kirim lagi.',
  deleted: 'Daftarnya sudah dihapus.',
} as const;

/** What of a file is no list that can be matched. */
export const unmatchableText = {
  unreadable: 'Berkas ini tidak dapat dibaca sebagai daftar.',
  sheets: 'Lebih dari satu lembar buku kerja ini mungkin daftarnya. Simpan lembar daftar itu saja sebagai berkas, lalu kirim lagi.',
  destroyed:
    'Semua NIK berakhir dengan 0: Excel membulatkannya, dan angka aslinya tidak dapat dikembalikan. Jadikan kolom NIK teks, lalu isi lagi dari sumbernya.',
  setAside: (rows: number) => `${numberText(rows)} baris judul, jumlah atau catatan tidak dipadankan.`,
} as const;

/** A row of a list as the clerk wrote it. */
export type ListCells = { readonly nik: string; readonly name: string; readonly birthDate: string };
const members = ['nik', 'name', 'birthDate'] as const;

/** How clerks name the three columns, folded. */
const columns: Readonly<Record<keyof ListCells, { readonly called: string; readonly names: RegExp }>> = {
  nik: { called: 'NIK', names: /^(no|nomor)?(nik|ktp|nikktp|indukkependudukan)(penerima|peserta|kpm|sesuaiktp)?$/ },
  name: {
    called: 'nama',
    names: /^nama(lengkap|penerima|penerimamanfaat|peserta|warga|kpm|pengurus|anggota|siswa|pasien|pemohon|kepalakeluarga|ktp|sesuaiktp)?$/,
  },
  birthDate: { called: 'tanggal lahir', names: /^(tanggal|tgl|tg)(lahir|lhr)/ },
};

/** Where the three columns stand among these header texts; -1 for one that is not there. */
export type ListPlaces = Readonly<Record<keyof ListCells, number>>;

export function listPlaces(labels: readonly string[]): ListPlaces {
  const folded = labels.map((label) =>
    label
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, ''),
  );
  const place = (member: keyof ListCells) => folded.findIndex((label) => columns[member].names.test(label));
  return { nik: place('nik'), name: place('name'), birthDate: place('birthDate') };
}

/** What the columns are called that are not there. */
export function missingColumns(places: ListPlaces): string[] {
  return members.filter((member) => places[member] < 0).map((member) => columns[member].called);
}

/** The three cells of a row, trimmed; undefined of a row in which all of them are empty. */
export function listCells(cells: readonly string[], places: ListPlaces): ListCells | undefined {
  const cell = (member: keyof ListCells) => (cells[places[member]] ?? '').trim();
  const row = { nik: cell('nik'), name: cell('name'), birthDate: cell('birthDate') };
  return members.some((member) => row[member] !== '') ? row : undefined;
}

const howTo = 'Sertakan baris judul kolom, misalnya NIK, Nama, Tanggal lahir.';

export function missingText(missing: readonly string[]): string {
  const named = missing.length < 2 ? missing.join('') : `${missing.slice(0, -1).join(', ')} dan ${missing.at(-1)}`;
  return `Kolom ${named} tidak ditemukan. ${howTo}`;
}

export function tooManyRowsText(rows: number): string {
  return `Paling banyak ${numberText(limits.maxMatchedRowsPerDay)} baris sehari; daftar ini ${numberText(rows)} baris.`;
}

/** A NIK that a spreadsheet took for a number: its last digits are lost. */
const rounded = /^[0-9][.,][0-9]+E\+?[0-9]+$/i;

/** Why these rows can't be matched, in words that repeat no cell; undefined where they can. */
export function listFaults(rows: readonly (ListCells & { readonly row: number })[]): string | undefined {
  if (rows.length === 0) return `Tidak ada baris di bawah judul kolom. ${howTo}`;
  if (rows.length > limits.maxMatchedRowsPerDay) return tooManyRowsText(rows.length);
  const numbers = rows.map(({ nik }) => nik).filter((nik) => /^[0-9]{16}$/.test(nik));
  const isDestroyed = numbers.length >= limits.minDestroyedNiks && numbers.every((nik) => nik.endsWith('0'));
  const bad = [
    ...(isDestroyed ? [unmatchableText.destroyed] : []),
    ...worded(
      rows.filter(({ nik }) => rounded.test(nik)),
      'NIK-nya dibulatkan Excel (3,67E+15): jadikan kolom NIK teks, lalu isi lagi dari sumbernya.',
    ),
    ...worded(
      rows.filter((row) => members.some((member) => row[member].length > limits.maxMatchedCellCharacters)),
      `ada isi yang lebih dari ${limits.maxMatchedCellCharacters} huruf.`,
    ),
  ];
  return bad.length > 0 ? bad.join(' ') : undefined;
}

function worded(rows: readonly { readonly row: number }[], what: string): string[] {
  return rows.length === 0 ? [] : [`${rowsText(rows.map(({ row }) => row))}: ${what}`];
}
