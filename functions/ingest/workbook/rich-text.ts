import { limits } from '../../limits.ts';
import { textTooLong } from './words.ts';
import { WorkbookFault } from './workbook-fault.ts';

/** Collects the text of a string item: `t`, and `t` within the runs `r`; the reading aids `rPh` of Japanese are no text of the cell. */
export type RichText = {
  clear(): void;
  open(name: string, depth: number): void;
  close(depth: number): void;
  readonly text: (piece: string) => void;
  take(): string;
};

/** `depth` is that of the item's own children. */
export function createRichText(depth: number): RichText {
  let collected = '';
  let inRun = false;
  let textDepth = 0;
  return {
    clear() {
      collected = '';
      inRun = false;
      textDepth = 0;
    },
    open(name, at) {
      if (at === depth) inRun = name === 'r';
      if (name === 't' && (at === depth || (at === depth + 1 && inRun))) textDepth = at;
    },
    close(at) {
      if (at === textDepth) textDepth = 0;
    },
    text(piece) {
      if (textDepth === 0) return;
      collected += piece;
      if (collected.length > limits.maxWorkbookTextCharacters) throw new WorkbookFault(textTooLong);
    },
    take: () => collected,
  };
}
