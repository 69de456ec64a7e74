import { limits } from '../limits.ts';
import { numberText } from '../messages/number.ts';
import type { Finding } from '../model/normal-form.ts';
import type { RegisterColumns } from '../model/profile.ts';
import type { OutboxMessage } from '../outbox/outbox.port.ts';
import { isKnownWord, registerWords } from '../persons/register-words.ts';
import type { CellWord, CheckedTable } from './table-engine.port.ts';

const wordMembers = ['status', 'sex'] as const;
/** Nobody can be told by an entry without these. */
const neededMembers = ['name', 'birthDate'] as const;

/**
 * What a delivery of the identity register holds that nobody can read: words for status and sex that are not known, entries without a name or a birth date. The
 * delivery is published all the same: of these people is said that their entry can't be read, and everybody else's stays current.
 */
export async function registerWarnings(
  table: Pick<CheckedTable, 'wordsOf' | 'emptyCellsOf'>,
  columns: RegisterColumns,
): Promise<Finding[]> {
  const words = wordMembers.map(async (member) => {
    const fieldName = columns[member];
    return fieldName === undefined ? [] : unknownWords(member, fieldName, await table.wordsOf(fieldName));
  });
  const gaps = neededMembers.map(async (member) => emptyCells(columns[member], await table.emptyCellsOf(columns[member])));
  return (await Promise.all([...words, ...gaps])).flat();
}

function unknownWords(member: keyof typeof registerWords, fieldName: string, words: readonly CellWord[]): Finding[] {
  const unknown = words.filter(({ text }) => !isKnownWord(member, text)).slice(0, limits.maxUnknownWordsNamed);
  const effect = member === 'status' ? 'apakah orangnya hidup, meninggal atau pindah tidak terbaca' : 'jenis kelaminnya tidak ditampilkan';
  return unknown.map(({ text, cells, rowNumber }) => ({
    ...{ type: 'register-word', fieldName, rowNumber },
    message: `Kolom ${fieldName}: tulisan “${text}” (${numberText(cells)} sel, pertama di baris ${rowNumber}) tidak dikenal sebagai isi register penduduk, jadi ${effect}.`,
    mend: `Ganti dengan salah satu dari: ${registerWords[member].join(', ')}. Lalu unggah lagi.`,
  }));
}

function emptyCells(fieldName: string, empty: CellWord | undefined): Finding[] {
  if (!empty) return [];
  const { cells, rowNumber } = empty;
  return [
    {
      ...{ type: 'register-gap', fieldName, rowNumber },
      message: `Kolom ${fieldName}: ${numberText(cells)} sel kosong, pertama di baris ${rowNumber}. Orang tanpa isian ini tidak dapat dikenali dalam register penduduk.`,
      mend: `Lengkapi sel kolom ${fieldName}, lalu unggah lagi.`,
    },
  ];
}

/** What the head of the register's OPD is told of them: no cell but the words that nobody knows; undefined where there are none. */
export function registerNotice(
  { datasetId, uploadId, opdId }: { readonly datasetId: string; readonly uploadId: string; readonly opdId: string },
  warnings: readonly Finding[],
  now: Date,
): OutboxMessage | undefined {
  const told = warnings.filter(({ type }) => type === 'register-word' || type === 'register-gap');
  if (told.length === 0) return undefined;
  return {
    messageId: `register#${datasetId}#${uploadId}`,
    to: { opdId, role: 'head' },
    subject: 'Sebagian isi register penduduk tidak terbaca',
    text: [
      `Unggahan terbaru register penduduk (${datasetId}) memuat isi yang tidak terbaca. Warga yang bersangkutan membaca bahwa catatannya tidak terbaca, dan petugas tidak mendapat jawaban tentang mereka.`,
      ...told.map(({ message, mend }) => `${message} ${mend}`),
    ].join('\n\n'),
    at: now.toISOString(),
    about: datasetId,
  };
}
