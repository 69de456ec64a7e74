import * as z from 'zod';
import { limits } from '../limits.ts';

/** One way to read what is asked about. */
export type Reading = {
  readonly readingId: string;
  /** What this reading means, in one short sentence, Bahasa Indonesia; names no cell. */
  readonly text: string;
  /** Two cells as this reading takes them, for who may read cells: `1.234 → 1234`. */
  readonly examples?: readonly string[];
};

/** Something about a file that two readings fit and nothing settles (api.md, "Upload"): asked of the clerk before it is published. */
export type Question = {
  /** Stable for the same file: the same file asked again asks the same. */
  readonly questionId: string;
  /** Absent where the question is about sheets or the whole table. */
  readonly fieldName?: string;
  /** All columns that a reader asks about at once, `fieldName` first: they are not asked about twice. In no report. */
  readonly fieldNames?: readonly string[];
  readonly text: string;
  readonly readings: readonly Reading[];
};

/** Ids are ASCII slugs without a cell's text: `kolom-3-ribuan`. */
const idSchema = z
  .string()
  .max(limits.maxQuestionIdCharacters)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const questionAnswerSchema = z.strictObject({ questionId: idSchema, readingId: idSchema });
export type QuestionAnswer = z.infer<typeof questionAnswerSchema>;
