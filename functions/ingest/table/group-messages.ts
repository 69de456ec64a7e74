import { limits } from '../../limits.ts';
import type { Finding } from '../../model/normal-form.ts';
import { knownName, plain } from '../../model/plain.ts';
import type { Question } from '../../model/question.ts';

/** What the column of the groups is called: never after what stands in the file. */
export type GroupLabel = 'kelompok' | 'kelompok_baris' | `kelompok_baris_${number}`;

export const groupsQuestion = 'kelompok-baris';
const groupsAsColumn = 'kolom';
export const groupsAsData = 'data';

/** `lines` are the texts of some: cells, for who may read them. */
export function askGroups(lines: readonly string[]): Question {
  const examples = lines.slice(0, limits.shownExamples);
  return {
    questionId: groupsQuestion,
    text: 'Beberapa baris hanya berisi satu nama di atas baris-baris lain. Apakah itu judul kelompok, atau data yang angkanya kosong?',
    readings: [
      {
        readingId: groupsAsColumn,
        text: 'Judul kelompok: namanya menjadi kolom pada baris-baris di bawahnya.',
        examples,
      },
      { readingId: groupsAsData, text: 'Data: barisnya dimuat seperti yang lain, tanpa angka.', examples },
    ],
  };
}

export function groupsRead(label: GroupLabel, lines: number): Finding {
  return {
    type: 'group-line',
    message: plain`${lines} baris judul kelompok dijadikan kolom “${knownName(label)}”: setiap baris data menyebut kelompoknya.`,
    mend: plain`Periksa hasilnya. Lain kali tulis kelompoknya sebagai kolom, pada setiap baris.`,
  };
}
