/** Collects what a browser shows of one cell of a page; blanks count as one, and so do line breaks between blocks. */
export type CellText = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
  readonly take: () => string;
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
/** By digit: a note or a power behind a number is no digit of it. */
const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A list of choices that is open, with its options so far. */
type Choice = { readonly multiple: boolean; readonly options: { text: string; readonly chosen: boolean }[]; inOption: boolean };

export function createCellText(): CellText {
  const parts: string[] = [];
  let choice: Choice | undefined;
  let control = false;
  let raised = 0;

  function closeChoice(): void {
    if (choice === undefined) return;
    parts.push(chosenText(choice));
    choice = undefined;
  }

  return {
    open(name, attributes) {
      if (name === 'br') parts.push('\n');
      if (blocks.has(name)) parts.push(blockBreak);
      if (name === 'sup') raised++;
      if (name === 'select') choice = { multiple: attributes.multiple !== undefined, options: [], inOption: false };
      if (name === 'option' && choice !== undefined) {
        choice.options.push({ text: '', chosen: attributes.selected !== undefined });
        choice.inOption = true;
      }
      const type = (attributes.type ?? '').toLowerCase();
      if (name === 'input' && shownInputs.has(type)) parts.push(` ${attributes.value ?? ''} `);
      control ||= name === 'select' || name === 'textarea' || (name === 'input' && !buttons.has(type));
    },
    text(text) {
      const shown = text.replaceAll(/[\s\u00A0]+/g, ' ');
      const option = choice?.options.at(-1);
      if (choice === undefined) parts.push(raised > 0 ? raisedText(parts, shown) : shown);
      else if (choice.inOption && option !== undefined) option.text += shown;
    },
    close(name) {
      if (blocks.has(name)) parts.push(blockBreak);
      if (name === 'sup') raised = Math.max(0, raised - 1);
      if (name === 'option' && choice !== undefined) choice.inOption = false;
      if (name === 'select') closeChoice();
    },
    take() {
      closeChoice();
      return shownText(parts.join(''));
    },
    hasControl: () => control,
  };
}

/** Raised text that stands behind a number, so that `5` and a raised `1` are not 51. */
function raisedText(before: readonly string[], text: string): string {
  if (!/[\d⁰¹²³⁴-⁹]$/u.test(before.findLast((part) => part !== '') ?? '')) return text;
  return text.replaceAll(/\d/g, (digit) => raisedDigits[Number(digit)] ?? digit);
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
