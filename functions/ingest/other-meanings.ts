import type { Finding } from '../model/normal-form.ts';
import type { Field } from '../standards/standard.ts';
import { type ShownColumn as Column, cellsOf } from './shown-columns.ts';
import { type Alike, asHeld, asShown } from './shown-messages.ts';
import { askPercentSign, askScaled, askUnsigned, askWords } from './shown-number-messages.ts';
import { type Ask, type Chosen, isNumber, isText, nothing, type Ruling } from './shown-ruling.ts';
import { askRaised, askStruck, hiddenValues, raisedTexts, withoutPart } from './shown-run-messages.ts';
import type { ShownKind } from './workbook/shown-kind.ts';

type Meaning = {
  readonly kind: ShownKind;
  readonly ask: Ask;
  /** The answer with which the cells are read as they are shown. */
  readonly shown: string;
  /** What the standard's field says; undefined where either reading fits it. */
  readonly settled: (field: Field) => string | undefined;
};

const textIsShown = (field: Field) => (isText(field) ? asShown : undefined);

/**
 * Where both readings are numbers, a standard's number can't say which is meant: it is asked with each file, or a thousand times as much would go out. Nor does any type
 * say whether a raised `1` is a footnote.
 */
const meanings: readonly Meaning[] = [
  { kind: 'scaled', ask: askScaled, shown: asShown, settled: textIsShown },
  { kind: 'unsigned', ask: askUnsigned, shown: asShown, settled: textIsShown },
  { kind: 'percent', ask: askPercentSign, shown: asShown, settled: (field) => percentSettled(field) },
  { kind: 'word', ask: askWords, shown: asShown, settled: (field) => (isNumber(field) ? asHeld : textIsShown(field)) },
  { kind: 'raised', ask: askRaised, shown: withoutPart, settled: () => undefined },
  { kind: 'struck', ask: askStruck, shown: withoutPart, settled: () => undefined },
];

/** A percentage of the standard is published as its fraction, any other number as it is held. */
function percentSettled(field: Field): string | undefined {
  if (isNumber(field)) return field.format === 'percent' ? asShown : asHeld;
  return textIsShown(field);
}

/** Cells that show another number than they hold, a word, or a part that may not be meant. */
export function otherMeanings(column: Column, chosen: Chosen): readonly Ruling[] {
  return meanings.map(({ kind, ask, shown, settled }) => {
    if (cellsOf(column, kind) === 0) return nothing;
    const answer = chosen.get(ask) ?? (column.field && settled(column.field));
    if (answer === undefined) return { ...nothing, open: { ask, kinds: [kind] } };
    return answer === shown ? { ...nothing, kinds: [kind] } : nothing;
  });
}

/** What is published as it is held, and said of all columns at once: a table may have zeros that don't show in each of them. */
export function told(columns: readonly Column[]): readonly Finding[] {
  return [...tell(columns, 'hidden', hiddenValues), ...tell(columns, 'raised-text', raisedTexts)];
}

function tell(columns: readonly Column[], kind: ShownKind, words: (alike: Alike) => Finding): readonly Finding[] {
  const [first, ...others] = columns.filter((column) => cellsOf(column, kind) > 0);
  return first === undefined ? [] : [words([first, ...others])];
}
