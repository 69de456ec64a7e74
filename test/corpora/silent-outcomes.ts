import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { member, textMember } from '../../demo/client.ts';
import { type CorpusRun, root } from './send-corpus.ts';
import type { Sent } from './send-file.ts';

/** How a file may end: published with nothing to say, published and told, asked first, or refused with a reason. */
type Ending = 'as is' | 'told' | 'asked' | 'refused';

/** Compares each file's end with its line of docs/silent-outcomes.md, which a person wrote who had read the file; prints each that differs. */
export function judgeSilent({ sent }: CorpusRun): boolean {
  const expected = readExpected();
  const different = sent.filter((one) => expected.get(one.file) !== endingOf(one));
  for (const one of different)
    console.log(
      `DIFFERS ${one.file}: ${expected.get(one.file) ?? 'no line'} expected, ${endingOf(one)} found (${one.state}) ${one.message}`,
    );
  const missing = [...expected.keys()].filter((file) => !sent.some((one) => one.file === file));
  for (const file of missing) console.log(`NOT SENT ${file}`);
  console.log(`${sent.length - different.length} of ${sent.length} end as docs/silent-outcomes.md says`);
  return different.length + missing.length === 0;
}

function readExpected(): ReadonlyMap<string, string> {
  const lines = readFileSync(join(root, 'docs/silent-outcomes.md'), 'utf8').split('\n');
  const rows = lines.filter((line) => /^\| [a-z]\d/.test(line)).map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(rows.map(([, file = '', ending = '']) => [file, ending]));
}

function endingOf({ state, asked, report }: Sent): Ending {
  if (asked.length > 0) return 'asked';
  if (state !== 'published') return 'refused';
  return tellsSomething(report) ? 'told' : 'as is';
}

/** A warning, or a row that was set aside. */
function tellsSomething(report: unknown): boolean {
  return ['warnings', 'setAside'].some((name) => {
    const list = member(report, name);
    return Array.isArray(list) && list.some((one) => textMember(one, 'message') !== '');
  });
}
