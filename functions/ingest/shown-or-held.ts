import { limits } from '../limits.ts';
import type { Finding, NormalForm } from '../model/normal-form.ts';
import type { Question } from '../model/question.ts';
import { personNumber } from '../standards/inference/infer.ts';
import { fieldNames } from '../standards/labels/field-name.ts';
import { matchLabels } from '../standards/labels/match-labels.ts';
import { longDigits } from '../standards/rules/destroyed-numbers.ts';
import type { Field } from '../standards/standard.ts';
import { otherMeanings, told } from './other-meanings.ts';
import { type ShownColumn as Column, cellsOf, type ShownChoices, type ShownFacts } from './shown-columns.ts';
import * as messages from './shown-messages.ts';
import { type Ask, byStandard, type Chosen, isNumber, nothing, type Ruling } from './shown-ruling.ts';
import { heldUnasked, type Unasked } from './unasked-messages.ts';

type Alike = messages.Alike;

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

/**
 * What a cell shows is what a clerk sees, what it holds is what a program takes: where both differ in meaning, the clerk's answer settles it, or the
 * standard (a text is what is shown, any other type what is held), else it is asked, as long as a file may be asked about; then it is held. A rounded display (`0.00`) is no other meaning: the held number is published.
 */
export function shownOrHeld(facts: ReadonlyMap<number, ShownFacts>, form: NormalForm, { fields, answers }: Settled): ShownOrHeld {
  const columns = columnsOf(facts, form, fields);
  const asked = Map.groupBy(
    columns.flatMap((column) => rule(column, new Map()).flatMap(({ open }) => (open ? [{ open, column }] : []))),
    ({ open }) => open.ask,
  );
  const unasked: Unasked[] = [];
  const questions: Question[] = [];
  const chosen = new Map<Column, Map<Ask, string>>();
  for (const [ask, [first, ...others]] of asked) {
    if (first === undefined) continue;
    const alikeColumns: Alike = [first.column, ...others.map(({ column }) => column)];
    const question = ask(alikeColumns);
    const answer = answers.get(question.questionId);
    const alike = [first, ...others].map(({ column }) => column.fieldName);
    if (answer === undefined && answers.size + questions.length >= limits.maxQuestions) unasked.push(heldUnasked(alikeColumns, first.open));
    else if (answer === undefined) questions.push({ ...question, fieldNames: alike });
    else for (const { column } of [first, ...others]) chosen.set(column, (chosen.get(column) ?? new Map<Ask, string>()).set(ask, answer));
  }
  const ruled = columns.map((column) => ({ index: column.fieldNumber - 1, rulings: rule(column, chosen.get(column) ?? new Map()) }));
  const choices = ruled.map(({ index, rulings }) => [index, new Set(rulings.flatMap(({ kinds }) => kinds))] as const);
  return {
    choices: new Map(choices.filter(([, kinds]) => kinds.size > 0)),
    questions,
    warnings: [
      ...ruled.flatMap(({ rulings }) => rulings.flatMap(({ warnings }) => warnings)),
      ...told(columns),
      ...unasked.flatMap(({ warning }) => warning ?? []),
    ],
    findings: [
      ...ruled.flatMap(({ rulings }) => rulings.flatMap(({ findings }) => findings)),
      ...unasked.flatMap(({ finding }) => finding ?? []),
    ],
  };
}

function columnsOf(facts: ReadonlyMap<number, ShownFacts>, form: NormalForm, fields: readonly Field[]): Column[] {
  const names = fieldNames(form.labels);
  const fieldOf = new Map(matchLabels(fields, form).columns.map((column, index) => [column, fields[index]]));
  return form.labels.flatMap((label, index) => {
    const fieldNumber = form.fileColumns[index] ?? 0;
    const known = facts.get(fieldNumber - 1);
    return known === undefined ? [] : [{ label, fieldNumber, fieldName: names[index] ?? '', field: fieldOf.get(index), facts: known }];
  });
}

function rule(column: Column, chosen: Chosen): Ruling[] {
  return [
    zeros(column, chosen),
    dates(column, chosen),
    earlyDates(column, chosen),
    longNumbers(column, chosen),
    ...otherMeanings(column, chosen),
  ];
}

/** Zeros in front make a code, digits elsewhere another number: the standard's number can't say which of both is meant. */
function zeros(column: Column, chosen: Chosen): Ruling {
  const digits = cellsOf(column, 'digits');
  if (cellsOf(column, 'zeros') + digits === 0) return nothing;
  const standard =
    digits > 0 && isNumber(column.field) ? undefined : byStandard(column, { text: messages.asShown, value: messages.asHeld });
  const answer = chosen.get(messages.askZeros) ?? standard;
  if (answer === undefined) return { ...nothing, open: { ask: messages.askZeros, kinds: ['zeros', 'digits'] } };
  return answer === messages.asShown ? { ...nothing, kinds: ['zeros', 'digits', 'format'] } : nothing;
}

function dates(column: Column, chosen: Chosen): Ruling {
  if (cellsOf(column, 'no-year') === 0) {
    return cellsOf(column, 'no-day') === 0 || column.field !== undefined
      ? nothing
      : { ...nothing, warnings: [messages.datesWithoutDay(column)] };
  }
  const answer = chosen.get(messages.askDates) ?? byStandard(column, { text: messages.asText, value: messages.asDate });
  if (answer === undefined) return { ...nothing, open: { ask: messages.askDates, kinds: ['no-year'] } };
  return answer === messages.asText ? { ...nothing, kinds: ['no-year', 'no-day'] } : nothing;
}

function earlyDates(column: Column, chosen: Chosen): Ruling {
  if (cellsOf(column, 'early') === 0) return nothing;
  const answer =
    chosen.get(messages.askEarlyDates) ??
    byStandard(column, { text: messages.asDate, value: isNumber(column.field) ? messages.asNumber : messages.asDate });
  if (answer === undefined) return { ...nothing, open: { ask: messages.askEarlyDates, kinds: ['early'] } };
  return answer === messages.asNumber ? { ...nothing, kinds: ['early'] } : nothing;
}

/** A NIK in a number cell is read as Excel shows it, whatever digits the file holds: the check then refuses the column (data-model.md, "NIK"). */
function longNumbers(column: Column, chosen: Chosen): Ruling {
  const { label, field, facts } = column;
  const long = cellsOf(column, 'long');
  if (long === 0) return nothing;
  if (isPersonNumber(label, field)) return { ...nothing, kinds: ['long'] };
  if (facts.cut < long) return nothing;
  const answer = chosen.get(messages.askLongNumbers) ?? byStandard(column, { text: messages.asWhole, value: messages.asWhole });
  if (answer === undefined) return { ...nothing, open: { ask: messages.askLongNumbers, kinds: ['long'] } };
  if (answer === messages.asCode) return { ...nothing, findings: [messages.lostDigits(column)] };
  return isNumber(field) ? nothing : { ...nothing, warnings: [messages.keptZeros(column)] };
}

function isPersonNumber(label: string, field: Field | undefined): boolean {
  if (field !== undefined) return longDigits(field) > 0;
  return personNumber(fieldNames([label])[0] ?? '') !== undefined;
}
