import { expect, test } from 'vitest';
import { filesBelow, textOf } from './house.ts';

/** So many words say something; fewer are names of things, which many sentences hold. Of a piece between two values of a template more are asked. */
const [fewest, fewestOfPiece] = [3, 4];
/** Notes for people who build the house, and SQL. */
const notForReaders =
  /\b(a|an|the|of|is|was|in|by|no|not|under|with|without|comma|point|SELECT|FROM)\b|[A-Z]{2,} [A-Z(]|[A-Z]{2,} [a-z]+ [A-Z]{2,}|[{}<>=$|[\]]/;

/** What a file says to people, as far as it stands there in one piece. */
function sayings(file: string): string[] {
  const code = textOf(file)
    .replace(/^import [\s\S]*?;$/gm, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');
  const strings = [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g)].map(([, one, other]) => one ?? other ?? '');
  const templates = [...code.matchAll(/`((?:[^`\\]|\\.)*)`/g)].map(([, text = '']) => text.split(/\$\{[^}]*\}/));
  const markup = file.endsWith('.tsx') ? [...code.matchAll(/>([^<>{}=;]+)</g)].map(([, text = '']) => text) : [];
  const whole = [...strings, ...markup, ...templates.flatMap((pieces) => (pieces.length === 1 ? pieces : []))];
  const pieces = templates.flatMap((parts) => (parts.length > 1 ? parts : []));
  return [...whole.filter(hasWords(fewest)), ...pieces.filter(hasWords(fewestOfPiece))].map(plain);
}

function hasWords(least: number) {
  return (text: string) =>
    plain(text)
      .split(' ')
      .filter((word) => /^[\p{L}“(]/u.test(word)).length >= least && !notForReaders.test(text);
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

test('no words stand in two files: what is said in two places has one', () => {
  const places = new Map<string, Set<string>>();
  for (const file of filesBelow('web', 'functions'))
    for (const text of sayings(file)) places.set(text, (places.get(text) ?? new Set()).add(file));
  expect([...places].filter(([, files]) => files.size > 1).map(([text, files]) => `${text}: ${[...files].join(', ')}`)).toEqual([]);
});
