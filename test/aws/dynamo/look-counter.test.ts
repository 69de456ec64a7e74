import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoLookCounter } from '../../../functions/aws/dynamo/look-counter.ts';
import { openTestTables, type TestTables } from '../tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(2);
});
afterAll(async () => tables.close());

const now = new Date('2026-11-30T05:00:00.000Z');
const tomorrow = new Date('2026-12-01T05:00:00.000Z');

test('looks and rows are counted apart, a day and an account by themselves, and none is lost of many at once', async () => {
  const counter = dynamoLookCounter(tables.documents, tables.next());
  await Promise.all(Array.from({ length: 10 }, () => counter.count('a', now, 'rows', 7)));
  expect(await counter.count('a', now, 'rows', 0)).toBe(70);
  expect(await counter.count('a', now, 'looks', 1)).toBe(1);
  expect(await counter.count('a', tomorrow, 'rows', 1)).toBe(1);
  expect(await counter.count('b', now, 'rows', 1)).toBe(1);
});

test('under a name rows are added once, however often and by however many that is asked for', async () => {
  const counter = dynamoLookCounter(tables.documents, tables.next());
  await counter.count('a', now, 'rows', 5);
  await Promise.all(Array.from({ length: 5 }, () => counter.count('a', now, 'rows', 100, 'first')));
  expect(await counter.count('a', now, 'rows', 100, 'second')).toBe(205);
  expect(await counter.count('a', now, 'rows', 100, 'first')).toBe(205);
});
