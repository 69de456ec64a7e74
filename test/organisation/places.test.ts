import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../policy/house.ts';

const record = readFileSync(join(root, 'docs/decisions/0070-organisation.md'), 'utf8');
/** The cells of the table: keys, and the file that says what is kept. */
const rows = record.split('\n').flatMap((line) => {
  const [, keys, file] = /^\| ([^|]*)\| `(functions\/[^`]+)` \|/.exec(line) ?? [];
  return file === undefined ? [] : [{ keys: [...(keys ?? '').matchAll(/`([^`]+)`/g)].map(([, key]) => key), file }];
});

function filesOf(folder: string): { readonly file: string; readonly text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') }));
}

/** An id of an OPD, or of whatever institution, in the schema of something that is kept. */
const member = /\b(opdId|institutions?|among)\??: (z\.|opdIdSchema|z\.array\(opdIdSchema)/;
/** The same in a key. */
const inKey = /`([A-Z-]+#)(?:\$\{[^}]*\}#)?\$\{[^}]*(?:opdId|institution)\}/g;

describe('what becomes of whatever has an OPD’s id (decision 70)', () => {
  test('is said of each thing that is kept', () => {
    const kept = [...filesOf('functions/model'), ...filesOf('functions/aws/dynamo')].filter(({ text }) => member.test(text));
    const known = [...new Set(rows.map(({ file }) => file))];
    expect(kept.map(({ file }) => file).toSorted()).toEqual(known.toSorted());
  });

  test('is said of each key', () => {
    const found = filesOf('functions/aws').flatMap(({ text }) => [...text.matchAll(inKey)].map(([, prefix]) => prefix));
    const known = rows.flatMap(({ keys }) => keys).filter((key) => key?.endsWith('#'));
    expect([...new Set(found)].toSorted()).toEqual([...new Set(known)].toSorted());
  });
});
