import type { ShownCell } from '../workbook/shown-kind.ts';

/** Collects what a browser shows of one cell of a page; blanks count as one, and so do line breaks between blocks. */
export type CellText = {
  /** `struck`: the element's text is struck out; to be said again when it is closed. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, struck: boolean) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string, struck: boolean) => void;
  readonly take: () => string;
  /** The text without what is struck out, where something is; to be asked for when all is taken. */
  readonly shown: () => ShownCell | undefined;
  /** Whether it holds something to fill in, of which only what is chosen or filled in is shown. */
  readonly hasControl: () => boolean;
};

/** Begin and end on a line of their own (HTML standard, 15.3.3). */
const blocks = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'fieldset', 'figure', 'footer', 'form'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'summary', 'ul'],
]);
/** Inputs that show their value. */
const shownInputs = new Set(['', 'text', 'number', 'date', 'datetime-local', 'month', 'week', 'time', 'email', 'tel', 'url', 'search']);
/** Inputs that hold nothing of the table. */
const buttons = new Set(['hidden', 'submit', 'button', 'reset', 'image']);
/** Stands between two blocks; no text of a page holds it, since it is a blank there. */
const blockBreak = '\v';
/** By digit: a note or a power behind a number is no digit of it, nor is an index. */
const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const loweredDigits = '₀₁₂₃₄₅₆₇₈₉';

/** A list of choices that is open, with its options so far. */
type Choice = { readonly multiple: boolean; readonly options: { text: string; readonly chosen: boolean }[]; inOption: boolean };

export function createCellText(): CellText {
  const parts: string[] = [];
  /** The same without what is struck out. */
  const rest: string[] = [];
  let choice: Choice | undefined;
  let control = false;
  let raised = 0;
  let lowered = 0;
  let struck = 0;
  let hasStruck = false;

  function push(text: string): void {
    parts.push(text);
    const isStruck = struck > 0 && text.trim() !== '';
    hasStruck ||= isStruck;
    if (!isStruck) rest.push(text);
  }

  function closeChoice(): void {
    if (choice === undefined) return;
    push(chosenText(choice));
    choice = undefined;
  }

  return {
    open(name, attributes, isStruck) {
      if (name === 'br') push('\n');
      if (blocks.has(name)) push(blockBreak);
      if (name === 'sup') raised++;
      if (name === 'sub') lowered++;
      if (isStruck) struck++;
      if (name === 'select') choice = { multiple: attributes.multiple !== undefined, options: [], inOption: false };
      if (name === 'option' && choice !== undefined) {
        choice.options.push({ text: '', chosen: attributes.selected !== undefined });
        choice.inOption = true;
      }
      const type = (attributes.type ?? '').toLowerCase();
      if (name === 'input' && shownInputs.has(type)) push(` ${attributes.value ?? ''} `);
      control ||= name === 'select' || name === 'textarea' || (name === 'input' && !buttons.has(type));
    },
    text(text) {
      const shown = text.replaceAll(/[\s\u00A0]+/g, ' ');
      const option = choice?.options.at(-1);
      if (choice === undefined) push(apart(parts, shown, raised > 0 ? raisedDigits : lowered > 0 ? loweredDigits : ''));
      else if (choice.inOption && option !== undefined) option.text += shown;
    },
    close(name, isStruck) {
      if (blocks.has(name)) push(blockBreak);
      if (name === 'sup') raised = Math.max(0, raised - 1);
      if (name === 'sub') lowered = Math.max(0, lowered - 1);
      if (isStruck) struck = Math.max(0, struck - 1);
      if (name === 'option' && choice !== undefined) choice.inOption = false;
      if (name === 'select') closeChoice();
    },
    take() {
      closeChoice();
      return shownText(parts.join(''));
    },
    shown: () => (hasStruck ? { kind: 'struck', text: shownText(rest.join('')) } : undefined),
    hasControl: () => control,
  };
}

/** Raised or lowered text that stands behind a number, in `digits` of its own, so that `5` and a raised `1` are not 51. */
function apart(before: readonly string[], text: string, digits: string): string {
  if (digits === '' || !/[\d⁰¹²³⁴-⁹₀-₉]$/u.test(before.findLast((part) => part !== '') ?? '')) return text;
  return text.replaceAll(/\d/g, (digit) => digits[Number(digit)] ?? digit);
}

/** As a browser takes it (HTML standard, 4.10.7): of one choice the last that is marked, or else the first option; of several all that are marked. */
function chosenText({ multiple, options }: Choice): string {
  const chosen = options.filter((option) => option.chosen).map(({ text }) => text.trim());
  if (multiple) return chosen.join(', ');
  return chosen.at(-1) ?? options[0]?.text ?? '';
}

function shownText(text: string): string {
  return text
    .replaceAll(/(?:\n|(?<! )) *\v[ \v]*/g, '\n')
    .split('\n')
    .map((line) => line.replaceAll(/ +/g, ' ').trim())
    .join('\n')
    .trim();
}
