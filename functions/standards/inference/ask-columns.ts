import { limits } from '../../limits.ts';
import type { Question } from '../../model/question.ts';
import { titleOf } from '../labels/match-labels.ts';
import { listedNames } from '../listed-names.ts';
import type { Field } from '../standard.ts';
import type { Shape } from './column-facts.ts';
import type { Doubt } from './doubt.ts';
import { doubtKinds, examplesOf } from './doubt-readings.ts';

/** What becomes of the columns in doubt. */
export type Resolved = {
  /** By column index, how its clerk reads it, or text where that is open. */
  readonly shapes: ReadonlyMap<number, Shape>;
  readonly questions: readonly Question[];
  /** Columns that are text because no more questions may be asked. */
  readonly told: readonly number[];
};

/** The proposed fields, and of each its column in the clerk's own file, from 1. */
export type AskedFields = { readonly fields: readonly Field[]; readonly fileColumns: readonly number[] };

/**
 * Asks about the columns in doubt, all of the same kind in one question, at most `limits.maxQuestions` a file with those answered before (`answers`: question → reading).
 * `doubts` are by column index.
 */
export function askColumns(doubts: ReadonlyMap<number, Doubt>, asked: AskedFields, answers: ReadonlyMap<string, string>): Resolved {
  const shapes = new Map<number, Shape>();
  const questions: Question[] = [];
  const told: number[] = [];
  for (const columns of Map.groupBy(doubts, ([, { kind }]) => kind).values()) {
    const question = questionOf(columns, asked);
    const reading = doubtKinds[question.kind].readings.find(({ readingId }) => readingId === answers.get(question.questionId));
    for (const [index] of columns) shapes.set(index, reading?.shape ?? { type: 'string' });
    if (reading !== undefined) continue;
    const { kind: _kind, ...open } = question;
    if (answers.size + questions.length < limits.maxQuestions) questions.push(open);
    else told.push(...columns.map(([index]) => index));
  }
  return { shapes, questions, told };
}

type Columns = readonly (readonly [number, Doubt])[];

/** Examples are the first column's; its place in the clerk's own file, not its name, is in the id. */
function questionOf(columns: Columns, { fields, fileColumns }: AskedFields): Question & Pick<Doubt, 'kind'> {
  const [first] = columns;
  if (first === undefined) throw new Error('a question about no column');
  const [index, doubt] = first;
  const { about, question, readings } = doubtKinds[doubt.kind];
  const titles = columns.flatMap(([index]) => fields[index] ?? []).map(titleOf);
  return {
    kind: doubt.kind,
    questionId: `kolom-${fileColumns[index] ?? index + 1}-${about}`,
    fieldName: fields[index]?.name ?? '',
    text: question(`Kolom ${listedNames(titles)}`),
    readings: readings.map((reading) => ({ readingId: reading.readingId, text: reading.text, examples: examplesOf(doubt, reading) })),
  };
}
