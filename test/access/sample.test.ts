import { expect, test } from 'vitest';
import { readSample } from '../../functions/access/sample.ts';
import { datasetAt, grantsAt, now } from '../access-matrix/fixtures.ts';
import { type LevelName, levels, type StateName, states } from '../access-matrix/matrix.ts';
import { principalOf } from '../fakes/principals.ts';

/** access.md, "Reading", the steward's row; a narrowed grant gives no whole files, and a sample is read as one. */
const readable: readonly LevelName[] = ['open', 'government', 'live-grant'];
const isStopped = (state: StateName) => state.includes('held');

test('the steward sees cells of an upload where its rows will be theirs to read, a first review included, and never while reading is held', () => {
  const wrong = levels.flatMap((level) =>
    states.flatMap((state) => {
      const target = { kind: 'dataset', dataset: datasetAt(level, state), grants: grantsAt(level) } as const;
      const { effect } = readSample(principalOf('steward'), target, now);
      const expected = readable.includes(level) && !isStopped(state) ? 'allow' : 'deny';
      return effect === expected ? [] : [{ level, state, effect }];
    }),
  );
  expect(wrong).toEqual([]);
});

test('nobody sees cells of a draft through it whom its level would not let read', () => {
  const closed = { kind: 'dataset', dataset: datasetAt('closed', 'draft') } as const;
  for (const name of ['anonymous', 'helpdesk', 'member', 'steward'] as const)
    expect(readSample(principalOf(name), closed, now).effect).toBe('deny');
});
