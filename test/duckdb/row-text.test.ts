import { expect, test } from 'vitest';
import { csvHeader } from '../../functions/duckdb/row-text.ts';
import { identifier } from '../../functions/standards/sql-text.ts';

const header = (title: string) => csvHeader([{ name: 'a', type: 'VARCHAR', title }]);

test('A title of an earlier standard with a byte that no file may hold is written without it', () => {
  expect(header('na\u0000ma\u001f')).toBe('nama');
  expect(header('na\ud800ma')).toBe('na\ufffdma');
  expect(() => identifier(header('na\u0000ma'))).not.toThrow();
});

test('A title with a newline is quoted', () => expect(header('na\nma')).toBe('"na\nma"'));
