import type { CellMark } from '../../model/normal-form.ts';
import { markOf } from './cell-mark.ts';
import type { CellFormat } from './date-format.ts';
import { isLiteral, literalsOf } from './format-tokens.ts';
import { type NumberFormat, type NumberSection, showsDash } from './number-format.ts';
import { numberText } from './number-text.ts';
import { paddedDigits } from './padded-digits.ts';
import type { ShownCell } from './shown-kind.ts';

/** Numbers in digits alone, as row-builder.ts writes them; one of sixteen whole digits and more is another matter (`long`). */
const number = /^-?[0-9]{1,15}([.][0-9]+)?$/;

/**
 * What Excel shows of a number where that is another number, a word or nothing. Rounding is none of it: what is divided or has lost its sign keeps its digits.
 * Undefined where what is shown says the same, and where it is not known what is shown.
 */
export function shownNumber(text: string, { sections }: NumberFormat, format: CellFormat): ShownCell | undefined {
  if (!number.test(text)) return undefined;
  const value = Number(text);
  const section = sectionFor(sections, value);
  if (section === undefined) return undefined;
  if (!section.digits || (value === 0 && !section.zero)) return withoutDigits(text, value, section);
  const signed = section.losesSign && value < 0 ? text.slice(1) : text;
  const padded = paddedCell(text, section);
  if (padded !== undefined && (padded.kind !== 'format' || signed === text)) return padded;
  if (section.thousands > 0 && value !== 0) return typed('scaled', numberText(`${signed}E-${3 * section.thousands}`), format);
  if (section.percentSign) return { kind: 'percent', text: `${signed}%` };
  return signed === text ? undefined : typed('unsigned', signed, format);
}

/** What it shows of a text, where its section for texts shows another one or none. */
export function shownOfText(text: string, { text: tokens }: NumberFormat): ShownCell | undefined {
  if (tokens === undefined) return undefined;
  const at = tokens.findIndex((token) => !isLiteral(token) && token.run === '@');
  const words = literalsOf(tokens).trim();
  if (at < 0) return words === '' ? { kind: 'hidden', text: '' } : wordCell(text, words);
  return { kind: 'zeros', text: literalsOf(tokens.slice(0, at)) + text + literalsOf(tokens.slice(at)) };
}

/** As Excel chooses: conditions first, else positive, negative and zero; undefined where none is for this number. */
function sectionFor(sections: readonly NumberSection[], value: number): NumberSection | undefined {
  const [first, second, third] = sections;
  if (first === undefined) return undefined;
  if (first.condition !== undefined ? meets(value, first) : second === undefined || value > 0 || (value === 0 && third === undefined))
    return first;
  if (second?.condition !== undefined) return meets(value, second) ? second : third;
  return value < 0 || third === undefined ? second : third;
}

function meets(value: number, { condition }: NumberSection): boolean {
  if (condition === undefined) return false;
  const { operator, value: bound } = condition;
  if (operator === '<>') return value !== bound;
  if (operator.includes('=') && value === bound) return true;
  return operator.startsWith('<') ? value < bound : operator.startsWith('>') && value > bound;
}

function withoutDigits(text: string, value: number, { digits, unknown, words }: NumberSection): ShownCell | undefined {
  if (unknown || (value === 0 && showsDash(words))) return undefined;
  return digits || words === '' ? { kind: 'hidden', text: '' } : wordCell(text, words);
}

function wordCell(text: string, words: string): ShownCell | undefined {
  return words === text ? undefined : { kind: 'word', text: words };
}

/** A zero in front makes it a code for anyone who reads it; without one, it is read as another number. */
function paddedCell(text: string, section: NumberSection): ShownCell | undefined {
  if (!section.pads && !section.addsDigits) return undefined;
  const magnitude = text.replace('-', '');
  const shown = paddedDigits(section.signInText ? magnitude : text, section);
  if (shown === undefined || shown === text) return undefined;
  const digits = shown.replaceAll(/[^0-9]/g, '');
  if (digits === magnitude) return { kind: 'format', text: shown };
  return { kind: digits.startsWith('0') ? 'zeros' : 'digits', text: shown };
}

/** A number still, and no text. */
function typed(kind: ShownCell['kind'], text: string, format: CellFormat): ShownCell {
  const mark: CellMark = markOf('', text, format);
  return { kind, text, mark };
}
