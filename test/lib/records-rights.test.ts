import { describe, expect, test } from 'vitest';
import { grants } from '../../lib/grants.ts';

/** Who may do what with the access records: the whole of it, from the table that the roles are made of. */
const onRecords = Object.entries(grants).flatMap(([name, all]) =>
  all.filter(({ on }) => on === 'records-table').map((grant) => ({ name, ...grant })),
);

describe('rights on the records table', () => {
  test('are to put and to query: nobody changes, deletes, scans or batch-writes a record', () => {
    expect(onRecords.length).toBeGreaterThan(0);
    const others = onRecords.filter(({ actions }) =>
      actions.some((action) => action !== 'dynamodb:PutItem' && action !== 'dynamodb:Query'),
    );
    expect(others).toEqual([]);
  });

  test('to put and to query are never one function’s', () => {
    const readers = onRecords.filter(({ actions }) => actions.includes('dynamodb:Query')).map(({ name }) => name);
    const writers = onRecords.filter(({ actions }) => actions.includes('dynamodb:PutItem')).map(({ name }) => name);
    expect(readers.filter((name) => writers.includes(name))).toEqual([]);
    expect(readers).toContain('records');
  });

  test('to put name the partitions that they may write', () => {
    const writers = onRecords.filter(({ actions }) => actions.includes('dynamodb:PutItem'));
    expect(writers.filter(({ leadingKeys = [] }) => leadingKeys.length === 0)).toEqual([]);
  });
});
