import { limits } from '../../../functions/limits.ts';
import { numberText } from '../../../functions/messages/number.ts';
import type { Body } from '../../parts/api-call.ts';
import { separated } from './separated.ts';

/** A row of the list as the clerk wrote it. */
export type ListRow = Body<'matchPersons'>['rows'][number];
/** The list, or what keeps it from being sent, in words that repeat no cell. */
export type ReadList = { readonly ok: true; readonly rows: readonly ListRow[] } | { readonly ok: false; readonly text: string };

/** As spreadsheets copy cells, and as CSV files in Indonesia and elsewhere are written. */
const separators = ['\t', ';', ',', '|'] as const;
/** Titles may stand above the names of the columns. */
const mostLinesAbove = 20;
/** How clerks name the three columns, folded. */
const columns: Readonly<Record<keyof ListRow, { readonly called: string; readonly names: RegExp }>> = {
  nik: { called: 'NIK', names: /^(no|nomor)?(nik|ktp|nikktp|indukkependudukan)(penerima|peserta|kpm|sesuaiktp)?$/ },
  name: {
    called: 'nama',
    names: /^nama(lengkap|penerima|penerimamanfaat|peserta|warga|kpm|pengurus|anggota|siswa|pasien|pemohon|kepalakeluarga|ktp|sesuaiktp)?$/,
  },
  birthDate: { called: 'tanggal lahir', names: /^(tanggal|tgl|tg)(lahir|lhr)/ },
};
const members = ['nik', 'name', 'birthDate'] as const;
/** A NIK that a spreadsheet took for a number: its last digits are lost. */
const rounded = /^[0-9][.,][0-9]+E\+?[0-9]+$/i;

/** Finds the columns by their names, whatever separates them, and takes the rows below. */
export function readList(text: string): ReadList {
  const tables = separators.map((separator) => tableOf(separated(text.replace(/^\ufeff/, ''), separator)));
  const [best] = tables.toSorted((one, other) => one.missing.length - other.missing.length);
  if (!best || best.missing.length > 0) return { ok: false, text: `Kolom ${listed(best?.missing ?? [])} tidak ditemukan. ${howTo}` };
  const rows = best.rows.filter((row) => members.some((member) => row[member] !== ''));
  const bad = [
    ...worded(
      rows,
      ({ nik }) => rounded.test(nik),
      'NIK-nya dibulatkan Excel (3,67E+15): jadikan kolom NIK teks, lalu isi lagi dari sumbernya.',
    ),
    ...worded(rows, isTooLong, `ada isi yang lebih dari ${limits.maxMatchedCellCharacters} huruf.`),
  ];
  if (rows.length === 0) return { ok: false, text: `Tidak ada baris di bawah judul kolom. ${howTo}` };
  if (rows.length > limits.maxMatchedRowsPerDay)
    return { ok: false, text: `Paling banyak ${numberText(limits.maxMatchedRowsPerDay)} baris sehari.` };
  return bad.length > 0 ? { ok: false, text: bad.join(' ') } : { ok: true, rows };
}

const howTo = 'Sertakan baris judul kolom, misalnya NIK, Nama, Tanggal lahir.';

type Table = { readonly missing: readonly string[]; readonly rows: readonly ListRow[] };

function tableOf(records: readonly string[][]): Table {
  const heads = records.slice(0, mostLinesAbove).map((record, place) => ({ place, found: found(record) }));
  const [head] = heads.toSorted((one, other) => missing(one.found).length - missing(other.found).length);
  if (!head) return { missing: members.map((member) => columns[member].called), rows: [] };
  const cell = (record: readonly string[], member: keyof ListRow) => (record[head.found[member]] ?? '').trim();
  const rows = records
    .slice(head.place + 1)
    .map((record) => ({ nik: cell(record, 'nik'), name: cell(record, 'name'), birthDate: cell(record, 'birthDate') }));
  return { missing: missing(head.found), rows };
}

type Places = Readonly<Record<keyof ListRow, number>>;

function found(record: readonly string[]): Places {
  const folded = record.map((label) =>
    label
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, ''),
  );
  const place = (member: keyof ListRow) => folded.findIndex((label) => columns[member].names.test(label));
  return { nik: place('nik'), name: place('name'), birthDate: place('birthDate') };
}

function missing(places: Places): string[] {
  return members.filter((member) => places[member] < 0).map((member) => columns[member].called);
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} dan ${names.at(-1)}`;
}

function isTooLong(row: ListRow): boolean {
  return members.some((member) => row[member].length > limits.maxMatchedCellCharacters);
}

const namedRows = 5;

function worded(rows: readonly ListRow[], isBad: (row: ListRow) => boolean, what: string): string[] {
  const bad = rows.flatMap((row, place) => (isBad(row) ? [place + 1] : []));
  if (bad.length === 0) return [];
  const more = bad.length > namedRows ? ` dan ${numberText(bad.length - namedRows)} baris lain` : '';
  return [`Baris ${bad.slice(0, namedRows).join(', ')}${more}: ${what}`];
}
