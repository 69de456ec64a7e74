import { limits } from '../../limits.ts';
import { textTooLong } from './messages.ts';
import { decodeEscapes } from './plain-text.ts';
import type { ShownCell } from './shown-kind.ts';
import { WorkbookFault } from './workbook-fault.ts';
import { type Attributes, isTrue } from './xml.ts';

/** Collects the text of a string item: `t`, and `t` within the runs `r`; the reading aids `rPh` of Japanese are no text of the cell. */
export type RichText = {
  clear(): void;
  open(name: string, attributes: Attributes, depth: number): void;
  close(depth: number): void;
  readonly text: (piece: string) => void;
  take(): string;
  /** The text without the runs that are raised or struck out, where that may be what is meant. */
  shown(): ShownCell | undefined;
};

/** `depth` is that of the item's own children. */
export function createRichText(depth: number): RichText {
  let collected = '';
  /** Without what is raised or struck out. */
  let rest = '';
  let inRun = false;
  let textDepth = 0;
  let isRaised = false;
  let isStruck = false;
  let hasRaised = false;
  let hasStruck = false;
  let wasRaised = false;
  /** Whether a raised digit follows one on the line: `12` and a raised `1`. */
  let runsTogether = false;

  const clear = () => {
    collected = rest = '';
    textDepth = 0;
    inRun = isRaised = isStruck = wasRaised = hasRaised = hasStruck = runsTogether = false;
  };

  return {
    clear,
    open(name, attributes, at) {
      if (at === depth) {
        inRun = name === 'r';
        isRaised = isStruck = false;
      }
      // Children of a run's `rPr`: text stands no deeper than the run's own.
      if (inRun && at === depth + 2 && textDepth === 0) {
        if (name === 'vertAlign') isRaised = attributes.val === 'superscript';
        if (name === 'strike') isStruck = attributes.val === undefined || isTrue(attributes.val);
      }
      if (name === 't' && (at === depth || (at === depth + 1 && inRun))) textDepth = at;
    },
    close(at) {
      if (at === textDepth) textDepth = 0;
    },
    text(piece) {
      if (textDepth === 0) return;
      if (isRaised && !wasRaised) runsTogether ||= /[0-9]$/.test(collected) && /^[0-9]/.test(piece);
      wasRaised = isRaised;
      if (piece.trim() !== '') {
        hasRaised ||= isRaised;
        hasStruck ||= isStruck;
      }
      collected += piece;
      if (!isRaised && !isStruck) rest += piece;
      if (collected.length > limits.maxWorkbookTextCharacters) throw new WorkbookFault(textTooLong);
    },
    take: () => collected,
    shown() {
      const text = decodeEscapes(rest);
      if (hasStruck) return { kind: 'struck', text };
      if (!hasRaised || text.trim() === '') return undefined;
      return { kind: runsTogether || isNumber(text) ? 'raised' : 'raised-text', text };
    },
  };
}

/** Whether people read it as a number, whatever its style. */
function isNumber(text: string): boolean {
  return /^(rp[.]?)?[-+\d.,\s]+%?$/i.test(text.trim()) && /\d/.test(text);
}
