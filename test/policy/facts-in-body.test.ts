import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './house.ts';

test('every function that asks what accounts are left with asks for the whole body of their OPD', () => {
  const handlers = readdirSync(join(root, 'functions'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('handler.ts'),
  );
  const asking = handlers
    .map((file) => readFileSync(join(root, 'functions', file), 'utf8'))
    .filter((text) => text.includes('dynamoAccessFacts('));
  expect(asking.length).toBeGreaterThan(3);
  for (const text of asking) expect(text.split('dynamoAccessFacts(').length).toBe(text.split('factsInBody(dynamoAccessFacts(').length);
});
