import type { Finding } from '../../model/normal-form.ts';
import { countLineEnds } from './line-end.ts';
import * as messages from './messages.ts';

/** Looks for letters that were damaged before the file was made: sound UTF-8 says nothing of them. */
export type LetterDoubts = {
  /** `span` is UTF-8 of whole records from physical line `line` on, not all of it ASCII. */
  readonly look: (span: Uint8Array, line: number) => void;
  readonly warnings: () => readonly Finding[];
};

/** U+FFFD: what a program writes for letters that it could not read. */
const replacement = Buffer.from('\uFFFD');
/** What UTF-8 read as Windows-1252 begins with: `Ã©`, `Â°`, `â€“`. */
const leads = ['Ã', 'Â', 'â€'].map((lead) => Buffer.from(lead));
/** What follows them then: the characters of the bytes 0x80–0xBF. */
const follows = /^[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;
const longestCharacterBytes = 4;

type Seen = { count: number; line: number; text: string };
/** In one span: how many, and where the first begins. */
type Found = { count: number; at: number; text: string };

export function createLetterDoubts(): LetterDoubts {
  const lost: Seen = { count: 0, line: 0, text: '' };
  const doubled: Seen = { count: 0, line: 0, text: '' };

  /** Spans come in the order of the file; lines are counted once, since counting them for each letter would take the square of a file. */
  function see(seen: Seen, found: Found, span: Buffer, line: number): void {
    if (found.count > 0 && seen.count === 0) {
      seen.line = line + countLineEnds(span, 0, found.at);
      seen.text = found.text;
    }
    seen.count += found.count;
  }

  return {
    look(bytes, line) {
      const span = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      see(lost, findLost(span), span, line);
      see(doubled, findDoubled(span), span, line);
    },
    warnings: () => [
      ...(lost.count > 0 ? [messages.lostLetters(lost.count, lost.line)] : []),
      ...(doubled.count > 0 ? [messages.doubledLetters(doubled.count, doubled.line, doubled.text)] : []),
    ],
  };
}

function findLost(span: Buffer): Found {
  const found: Found = { count: 0, at: span.indexOf(replacement), text: '' };
  for (let { at } = found; at !== -1; at = span.indexOf(replacement, at + 1)) found.count++;
  return found;
}

function findDoubled(span: Buffer): Found {
  const found: Found = { count: 0, at: span.length, text: '' };
  for (const lead of leads) {
    for (let at = span.indexOf(lead); at !== -1; at = span.indexOf(lead, at + lead.length)) {
      const end = at + lead.length;
      const next = follows.exec(span.toString('utf8', end, end + longestCharacterBytes))?.[0];
      if (next === undefined) continue;
      found.count++;
      if (at < found.at) [found.at, found.text] = [at, lead.toString() + next];
    }
  }
  return found;
}
