import { describe, expect, test } from 'vitest';
import { keptOf } from '../../functions/access/kept-at-edge.ts';
import { datasetAt } from '../access-matrix/fixtures.ts';
import { levels, states } from '../access-matrix/matrix.ts';
import { principalNames, principalOf } from '../fakes/principals.ts';

describe('what the front door may keep', () => {
  test('is told to the anonymous alone, of published open data that is not held', () => {
    const kept = principalNames.flatMap((name) =>
      levels.flatMap((level) =>
        states.filter((state) => keptOf(principalOf(name), datasetAt(level, state, 'd-1')).kept).map((state) => [name, level, state]),
      ),
    );
    expect(kept).toEqual([
      ['anonymous', 'open', 'published'],
      ['anonymous', 'open', 'once-public published'],
    ]);
  });

  test('is nothing of a dataset that does not exist, nor beside one that is not open', () => {
    const anonymous = principalOf('anonymous');
    const open = datasetAt('open', 'published', 'd-1');
    expect(keptOf(anonymous, undefined)).toEqual({});
    expect(keptOf(anonymous, open, datasetAt('government', 'published', 'd-2'))).toEqual({});
    expect(keptOf(anonymous, open, open)).toEqual({ kept: true });
  });
});
