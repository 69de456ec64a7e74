import { describe, expect, test } from 'vitest';
import type { Call } from '../../functions/http/call.ts';
import type { Principal } from '../../functions/model/principal.ts';
import { mondayOf } from '../../functions/progress/calendar.ts';
import { getOpdProgress, getProgress } from '../../functions/progress/get-progress.ts';
import { historyOfBody } from '../../functions/progress/history-of-body.ts';
import { lateOfAll } from '../../web/pages/progress/trend.ts';
import { cityAfter } from '../fakes/city-after.ts';
import { memoryProgress } from '../fakes/memory-progress.ts';

const now = new Date('2026-12-03T02:30:00.000Z');
const point = (day: string, late: number) => ({ at: `${day}T00:00:00.000Z`, delivered: 0, late });
/** Two late of the DKP until the last day of November, one of the DPP; three of the DPP in December. */
const dkp = [point('2026-11-16', 2), point('2026-11-24', 2), point('2026-12-02', 0)];
const dpp = [point('2026-11-17', 1), point('2026-11-25', 1), point('2026-12-02', 3)];
const steward: Principal = { type: 'account', sub: 's', name: 'S', kinds: [{ kind: 'steward' }] };

function askedOf(city: ReturnType<typeof cityAfter>) {
  const known = new Map([
    ['dkp', dkp],
    ['dpp', dpp],
  ]);
  const history = { read: async (opdIds: readonly string[]) => new Map(opdIds.map((id) => [id, known.get(id) ?? []])) };
  const ports = { city, progress: memoryProgress(), history };
  const call = { principal: steward, query: {}, body: undefined, accept: '', ifMatch: undefined, requestId: 'r', now } as const;
  return {
    all: () => getProgress(ports)({ ...call, operation: 'getProgress', params: {} } as Call<'getProgress'>),
    one: (opdId: string) => getOpdProgress(ports)({ ...call, operation: 'getOpdProgress', params: { opdId } } as Call<'getOpdProgress'>),
  };
}

describe('the history of an OPD into which another went', () => {
  test('adds both up, week by week', () => {
    const one = { points: dpp, isOver: false };
    expect(historyOfBody([one, { points: dkp, isOver: true }]).map(({ late }) => late)).toEqual([3, 3, 3]);
    expect(historyOfBody([one, { points: [], isOver: true }])).toEqual(dpp);
    expect(historyOfBody([one])).toBe(dpp);
  });

  test('has what ended until its last count, and stands as before in a week without a count', () => {
    const one = { points: [point('2026-11-02', 1), point('2026-11-16', 1), point('2026-11-30', 4)], isOver: false };
    const other = { points: [point('2026-11-02', 2), point('2026-11-09', 3)], isOver: true };
    expect(historyOfBody([one, other]).map(({ at, late }) => [mondayOf(new Date(at)), late])).toEqual([
      ['2026-11-02', 3],
      ['2026-11-09', 4],
      ['2026-11-16', 1],
      ['2026-11-30', 4],
    ]);
  });

  test('is the other’s on the board, so that the city’s weeks add up as before', async () => {
    const answer = await askedOf(cityAfter([{ opdId: 'dpp' }])).all();
    if (answer.status !== 200) throw new Error('not answered');
    expect(answer.body.items.map(({ opdId }) => opdId)).toEqual(['dpp', 'dlh', 'diskominfo']);
    expect(lateOfAll(answer.body.items)).toEqual([3, 3, 3]);
  });

  test('stays with an OPD that was divided, which is on the board while that draws it', async () => {
    const answer = await askedOf(cityAfter([{ opdId: 'dpp', datasets: ['stok'] }, { opdId: 'dlh' }])).all();
    if (answer.status !== 200) throw new Error('not answered');
    expect(answer.body.items.map(({ opdId }) => opdId)).toEqual(['dkp', 'dpp', 'dlh', 'diskominfo']);
    expect(lateOfAll(answer.body.items)).toEqual([3, 3, 3]);
  });
});
