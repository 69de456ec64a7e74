import { longDigits } from '../standards/destroyed-numbers.ts';
import { fieldNames } from '../standards/field-name.ts';
import { personNumber } from '../standards/infer.ts';
import { matchLabels } from '../standards/match-labels.ts';
import type { Field } from '../standards/standard.ts';
import type { Question } from '../uploads/question.ts';
import type { Finding, NormalForm } from './normal-form/form.ts';
import type { ShownColumn as Column, ShownChoices, ShownFacts } from './shown-columns.ts';
import * as words from './shown-words.ts';
import type { ShownCell } from './workbook/shown-cell.ts';

/** What settles how a column is read whose cells show something else than they hold. */
export type Settled = {
  /** The approved standard's fields; none where the file is the first. */
  readonly fields: readonly Field[];
  /** By question, the reading that the clerk chose. */
  readonly answers: ReadonlyMap<string, string>;
};

/** How such columns are read, and what is left to ask, to say and to refuse. */
export type ShownOrHeld = {
  /** Empty where all is read as it is held. */
  readonly choices: ShownChoices;
  readonly questions: readonly Question[];
  readonly warnings: readonly Finding[];
  readonly findings: readonly Finding[];
};

type Kinds = readonly ShownCell['kind'][];
type Ruling = {
  readonly kinds: Kinds;
  readonly questions: readonly Question[];
  readonly warnings: readonly Finding[];
  readonly findings: readonly Finding[];
};

const nothing: Ruling = { kinds: [], questions: [], warnings: [], findings: [] };

/**
 * What a cell shows is what a clerk sees, what it holds is what a program takes: where both differ in meaning, the clerk's answer settles it, or the
 * standard (a text is what is shown, any other type what is held), else it is asked. A rounded display (`0.00`) is no other meaning: the held number is published.
 */
export function shownOrHeld(facts: ReadonlyMap<number, ShownFacts>, form: NormalForm, { fields, answers }: Settled): ShownOrHeld {
  const names = fieldNames(form.labels);
  const fieldOf = new Map(matchLabels(fields, form).columns.map((column, index) => [column, fields[index]]));
  const ruled = form.labels.flatMap((label, index) => {
    const fieldNumber = form.fileColumns[index] ?? 0;
    const known = facts.get(fieldNumber - 1);
    if (known === undefined) return [];
    const column: Column = { label, fieldNumber, fieldName: names[index] ?? '', field: fieldOf.get(index), facts: known, answers };
    return [zeros(column), dates(column), earlyDates(column), longNumbers(column)].map((ruling) => ({ index: fieldNumber - 1, ...ruling }));
  });
  const chosen = Map.groupBy(ruled, ({ index }) => index);
  const choices = [...chosen].map(([index, rulings]) => [index, new Set(rulings.flatMap(({ kinds }) => kinds))] as const);
  return {
    choices: new Map(choices.filter(([, kinds]) => kinds.size > 0)),
    questions: ruled.flatMap(({ questions }) => questions),
    warnings: ruled.flatMap(({ warnings }) => warnings),
    findings: ruled.flatMap(({ findings }) => findings),
  };
}

function zeros(column: Column): Ruling {
  if (column.facts.counts.zeros === 0) return nothing;
  const question = words.askZeros(column);
  const answer = answerTo(question, column, { text: words.asShown, value: words.asHeld });
  if (answer === undefined) return { ...nothing, questions: [question] };
  return answer === words.asShown ? { ...nothing, kinds: ['zeros', 'format'] } : nothing;
}

function dates(column: Column): Ruling {
  const { counts } = column.facts;
  if (counts['no-year'] === 0) {
    return counts['no-day'] === 0 || column.field !== undefined ? nothing : { ...nothing, warnings: [words.datesWithoutDay(column)] };
  }
  const question = words.askDates(column);
  const answer = answerTo(question, column, { text: words.asText, value: words.asDate });
  if (answer === undefined) return { ...nothing, questions: [question] };
  return answer === words.asText ? { ...nothing, kinds: ['no-year', 'no-day'] } : nothing;
}

function earlyDates(column: Column): Ruling {
  if (column.facts.counts.early === 0) return nothing;
  const question = words.askEarlyDates(column);
  const answer = answerTo(question, column, { text: words.asDate, value: isNumber(column.field) ? words.asNumber : words.asDate });
  if (answer === undefined) return { ...nothing, questions: [question] };
  return answer === words.asNumber ? { ...nothing, kinds: ['early'] } : nothing;
}

/** A NIK in a number cell is read as Excel shows it, whatever digits the file holds: the check then refuses the column (data-model.md, "NIK"). */
function longNumbers(column: Column): Ruling {
  const { label, field, facts } = column;
  if (facts.counts.long === 0) return nothing;
  if (isPersonNumber(label, field)) return { ...nothing, kinds: ['long'] };
  if (facts.cut < facts.counts.long) return nothing;
  const question = words.askLongNumbers(column);
  const answer = answerTo(question, column, { text: words.asWhole, value: words.asWhole });
  if (answer === undefined) return { ...nothing, questions: [question] };
  if (answer === words.asCode) return { ...nothing, findings: [words.lostDigits(column)] };
  return isNumber(field) ? nothing : { ...nothing, warnings: [words.keptZeros(column)] };
}

function isPersonNumber(label: string, field: Field | undefined): boolean {
  if (field !== undefined) return longDigits(field) > 0;
  return personNumber(fieldNames([label])[0] ?? '') !== undefined;
}

function isNumber(field: Field | undefined): boolean {
  return field?.type === 'integer' || field?.type === 'number';
}

/** The clerk's answer, else what the standard's type says. */
function answerTo(
  { questionId }: Question,
  { field, answers }: Column,
  by: { readonly text: string; readonly value: string },
): string | undefined {
  const answer = answers.get(questionId);
  if (answer !== undefined || field === undefined) return answer;
  return field.type === 'string' || field.type === 'any' ? by.text : by.value;
}
