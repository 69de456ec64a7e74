import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkStandard } from '../../functions/standards/check-standard.ts';
import { fieldTypes, type StandardContent, standardContentSchema } from '../../functions/standards/standard.ts';
import { type Bench, openBench } from './normal-form-file.ts';

const document = readFileSync(resolve(import.meta.dirname, '../../docs/standards.md'), 'utf8');

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

type Example = { readonly field: string; readonly accepted: readonly string[]; readonly refused: readonly string[] };

/** Rows of the tables whose first cell is a field in JSON: `| field | accepted | refused |`, cells between backticks. */
function examples(): Example[] {
  return document
    .split('\n')
    .filter((line) => line.startsWith('| `{'))
    .map((line) => {
      const [, first = '', accepted = '', refused = ''] = line.split('|');
      return { field: quoted(first)[0] ?? '', accepted: quoted(accepted), refused: quoted(refused) };
    });
}

function quoted(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, inside = '']) => inside);
}

function standardOf(field: string): StandardContent {
  return standardContentSchema.parse({ fields: [{ name: 'kolom', ...JSON.parse(field) }] });
}

test('the document has an example of every type', () => {
  const types = examples().map(({ field }) => standardOf(field).fields[0]?.type);
  expect(new Set(types)).toEqual(new Set(fieldTypes));
});

test.each(examples())('$field takes and refuses what the document says', async ({ field, accepted, refused }) => {
  const standard = standardOf(field);
  expect(checkStandard(standard)).toEqual([]);
  const cells = [...accepted, ...refused];
  const table = await bench.table(
    ['kolom'],
    cells.map((cell) => [cell]),
  );
  const { errors } = (await table.check(standard)).outcome;
  expect(errors.map(({ cell }) => cell)).toEqual(refused);
});

test('the whole example is a standard', () => {
  const [, json = ''] = /```json\n([\s\S]+?)```/.exec(document) ?? [];
  expect(checkStandard(standardContentSchema.parse(JSON.parse(json)))).toEqual([]);
});
