import { describe, expect, test } from 'vitest';
import { grants } from '../../lib/grants/grants.ts';

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

  test('to put and to query are never one function’s, but for verdicts of the Inspektorat and decisions on case numbers', () => {
    const pairs = (action: string) =>
      onRecords
        .filter(({ actions }) => actions.includes(action))
        .flatMap(({ name, leadingKeys = [] }) => leadingKeys.map((key) => ({ name, key })));
    const [readers, writers] = [pairs('dynamodb:Query'), pairs('dynamodb:PutItem')];
    const both = writers.filter(({ name }) => readers.some((reader) => reader.name === name));
    const own = ['VERDICT#*', 'CASES-DECIDED#*'];
    const readOf = (name: string) => readers.filter((reader) => reader.name === name).map(({ key }) => key);
    // Who writes looks reads none: of what it writes, no more than its own decisions.
    expect(both.filter(({ name, key }) => readOf(name).includes(key) !== own.includes(key))).toEqual([]);
    expect([...new Set(both.map(({ name }) => name))].sort()).toEqual(['persons', 'records']);
    expect(readOf('persons')).toEqual(['CASES-DECIDED#*']);
    expect(readers.map(({ name }) => name)).toContain('records');
  });

  test('to put a look and to put a verdict on one are never one function’s', () => {
    const writers = (key: string) =>
      onRecords.filter(({ actions, leadingKeys }) => actions.includes('dynamodb:PutItem') && leadingKeys?.includes(key));
    const judges = writers('VERDICT#*').map(({ name }) => name);
    expect(judges).toEqual(['records']);
    expect(writers('LOOKS#*').filter(({ name }) => judges.includes(name))).toEqual([]);
  });

  test('to put name the partitions that they may write', () => {
    const writers = onRecords.filter(({ actions }) => actions.includes('dynamodb:PutItem'));
    expect(writers.filter(({ leadingKeys = [] }) => leadingKeys.length === 0)).toEqual([]);
  });
});
