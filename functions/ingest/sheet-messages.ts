import { columnLetters } from '../excel-writer/cell-reference.ts';
import { limits } from '../limits.ts';
import type { Finding } from '../model/normal-form.ts';
import { knownName, type Plain, plain, plainList } from '../model/plain.ts';
import type { Question } from '../model/question.ts';

/** What the clerk reads of the sheets of a workbook, or of the tables of a page: which was read, which not, and why. */

/** What the parts of the file are called. */
export type PartName = 'lembar' | 'tabel';

/** A part that holds a table: how many rows stand under its header, and its columns. */
export type ListedPart = { readonly name: string; readonly rows: number; readonly columns: number };

export type WhyPassedOver = 'empty' | 'hidden' | 'no-table' | 'not-fitting' | 'not-named' | 'not-chosen' | 'not-judged';

/** Rows that hold something; `beyond` tells whether there are more, where counting ended before the sheet did. */
export type CountedRows = { readonly rows: number; readonly beyond: 'none' | 'some' | 'unknown' };

const reasons = {
  empty: 'kosong',
  hidden: 'disembunyikan (hidden)',
  'no-table': 'tidak memuat tabel',
  'not-fitting': 'kolomnya kurang cocok dengan standar data',
  'not-named': 'bukan yang diminta',
  'not-chosen': 'bukan yang dipilih',
  'not-judged': 'bukan yang diperiksa sebelumnya',
} as const satisfies Record<WhyPassedOver, string>;

export function passedOver(part: PartName, name: string, why: WhyPassedOver, counted: CountedRows): Finding {
  const rows = inBrackets(counted);
  return {
    type: 'skipped-sheet',
    message: `${capital(part)} “${name}” dilewati${rows}: ${reasons[why]}.`,
    messageWithoutNames: plain`Satu ${part} dilewati${rows}: ${reasons[why]}.`,
    mend: plain`Tidak perlu diperbaiki bila isinya memang bukan data yang diunggah; kalau data, unggah ${part} itu tersendiri.`,
  };
}

const bounds = { none: '', some: 'lebih dari ', unknown: 'sedikitnya ' } as const satisfies Record<CountedRows['beyond'], string>;

/** Nothing of a sheet without rows; one that was not counted must not read like it. */
function inBrackets({ rows, beyond }: CountedRows): Plain {
  if (rows === 0) return beyond === 'none' ? plain`` : plain` (jumlah barisnya tidak dihitung)`;
  return plain` (${bounds[beyond]}${rows} baris)`;
}

export function chooseOne(part: PartName, parts: readonly ListedPart[], standard: boolean): Finding {
  const list = parts.slice(0, limits.maxListedNames).map(({ name, rows, columns }) => `“${name}” (${rows} baris, ${columns} kolom)`);
  const more = parts.length > limits.maxListedNames ? `, dan ${parts.length - limits.maxListedNames} lainnya` : '';
  const many = part === 'lembar' ? 'lebih dari satu lembar berisi tabel' : 'ada lebih dari satu tabel';
  const why = standard ? plain`lebih dari satu ${part} cocok dengan standar data` : many;
  return {
    type: 'source-error',
    ...choices(
      part,
      parts.map(({ name }) => name),
    ),
    message: `Di berkas ini ${why}: ${list.join(', ')}${more}.`,
    messageWithoutNames: plain`Di berkas ini ${why} (${parts.length} ${part}).`,
    mend:
      part === 'lembar'
        ? plain`Pilih lembarnya di halaman unggah, atau unggah lagi berkas yang sama dan sebut nama lembarnya (sheet); satu lembar untuk setiap dataset.`
        : plain`Pindahkan tabel yang dimaksud ke berkas tersendiri (.xlsx atau CSV UTF-8), lalu unggah.`,
  };
}

/** The place of a sheet among all of the workbook, from 1, is the end of its reading's id. */
export function askSheet(part: PartName, parts: readonly (ListedPart & { readonly place: number })[]): Question {
  const many = part === 'lembar' ? 'beberapa lembar yang berisi tabel' : 'beberapa tabel';
  return {
    questionId: part,
    text: `Di berkas ini ada ${many}. Yang mana yang diunggah ke dataset ini?`,
    readings: parts.map(({ name, rows, columns, place }) => ({
      readingId: `${part}-${place}`,
      text: `${capital(part)} ke-${place}: ${rows} baris, ${columns} kolom.`,
      examples: [name],
    })),
  };
}

/** The place that an answer to `askSheet` names; undefined where nobody has answered. */
export function chosenPlace(part: PartName, answers: ReadonlyMap<string, string>): number | undefined {
  const place = /-(\d+)$/.exec(answers.get(part) ?? '')?.[1];
  return place === undefined ? undefined : Number.parseInt(place, 10);
}

export function noSuchSheet(part: PartName, asked: string, names: readonly string[]): Finding {
  const list = names.slice(0, limits.maxListedNames).map((name) => `“${name}”`);
  return {
    type: 'source-error',
    ...choices(part, names),
    messageWithoutNames: plain`${capital(part)} yang diminta tidak ada di berkas ini.`,
    message: `${capital(part)} “${asked}” tidak ada di berkas ini. Yang ada: ${list.join(', ')}${names.length > limits.maxListedNames ? ', …' : ''}.`,
    mend: plain`Sebut nama ${part} persis seperti di berkasnya, lalu unggah kembali.`,
  };
}

export const noSheets: Finding = {
  type: 'source-error',
  message: plain`Berkas ini tidak mempunyai satu lembar pun yang berisi data dan dapat dilihat.`,
  mend: plain`Periksa apakah berkas yang dipilih sudah benar, dan tampilkan lembar yang disembunyikan (Unhide), lalu unggah kembali.`,
};

/** Formulas without a stored result; row, column and the column's label are those of the first. */
type Uncalculated = {
  readonly cells: number;
  readonly rowNumber: number;
  readonly fieldNumber: number;
  /** Undefined where it stands beside the table. */
  readonly label: string | undefined;
};

export function formulasWithoutValue({ cells, rowNumber, fieldNumber, label }: Uncalculated): Finding {
  const place = plain`kolom ke-${fieldNumber} (${knownName(columnLetters(fieldNumber))})`;
  const before = plain`${cells} sel berisi rumus tanpa hasil yang tersimpan, yang pertama di baris ${rowNumber}`;
  const after = plain`sel itu dibaca kosong.`;
  return {
    type: 'uncalculated-formula',
    rowNumber,
    fieldNumber,
    message: `${before}, ${label === undefined ? place : `kolom ${label}`}; ${after}`,
    messageWithoutNames: plain`${before}, ${place}; ${after}`,
    mend: plain`Buka berkasnya di Excel atau LibreOffice supaya rumusnya dihitung, simpan, lalu unggah kembali.`,
  };
}

/** They hold something, and are hidden, filtered away or folded into a group. */
export function hiddenRowsRead(rows: number, first: number): Finding {
  return {
    type: 'hidden-row',
    rowNumber: first,
    message: plain`${rows} baris disembunyikan di lembar ini (pertama kali baris ${first}); isinya tetap dibaca dan dimuat.`,
    mend: plain`Bila baris itu memang bagian datanya, tidak perlu diperbaiki; bila tidak, hapus barisnya (bukan disembunyikan), lalu unggah kembali.`,
  };
}

export function hiddenColumnsRead(columns: readonly { readonly column: number; readonly label: string }[]): Finding {
  const shown = columns.slice(0, limits.maxListedNames);
  const more = columns.length > shown.length ? ', …' : '';
  const before = plain`${columns.length} kolom disembunyikan di lembar ini`;
  const after = plain`${more}; isinya tetap dibaca dan dimuat.`;
  return {
    type: 'hidden-column',
    message: `${before}: ${shown.map(({ label }) => `“${label}”`).join(', ')}${after}`,
    messageWithoutNames: plain`${before}: ${plainList(shown.map(({ column }) => plain`kolom ke-${column}`))}${after}`,
    mend: plain`Bila kolom itu memang bagian datanya, tidak perlu diperbaiki; bila tidak, hapus kolomnya (bukan disembunyikan), lalu unggah kembali.`,
  };
}

/** A page may offer them; the tables of a page of HTML can't be chosen. */
function choices(part: PartName, names: readonly string[]): Pick<Finding, 'sheets'> {
  return part === 'lembar' ? { sheets: names.slice(0, limits.maxListedNames) } : {};
}

function capital(part: PartName): 'Lembar' | 'Tabel' {
  return part === 'lembar' ? 'Lembar' : 'Tabel';
}
