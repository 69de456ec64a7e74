import { expect, test } from 'vitest';
import { createTextStore } from '../../../functions/ingest/workbook/text-store.ts';
import { WorkbookFault } from '../../../functions/ingest/workbook/workbook-fault.ts';
import { limits } from '../../../functions/limits.ts';

test('texts with raised or struck out parts are bounded in number and in length', () => {
  const many = createTextStore();
  for (let index = 0; index < limits.maxMarkedTexts; index++) many.add('', { kind: 'struck', text: '' });
  expect(() => many.add('', { kind: 'struck', text: '' })).toThrow(WorkbookFault);
  const long = createTextStore();
  const half = { kind: 'struck', text: 'x'.repeat(limits.maxMarkedTextCharacters / 2) } as const;
  for (const text of ['a', 'b']) long.add(text, half);
  expect([long.shown(1), long.shown(2)]).toEqual([half, undefined]);
  expect(() => long.add('c', { kind: 'raised', text: '1' })).toThrow(WorkbookFault);
});
