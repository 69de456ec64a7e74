import { expect, test } from 'vitest';
import { readsFact } from '../../functions/portal/reads-fact.ts';
import { rememberedCounts } from '../../functions/portal/remembered-counts.ts';
import { memoryReadCounts } from '../fakes/memory-read-counts.ts';

async function told(days: number, datasetId = 'puskesmas') {
  const counts = memoryReadCounts();
  await counts.putRecent({ until: '2026-11-28', days, datasets: [{ datasetId: 'puskesmas', page: 1_234, data: 56 }] });
  return readsFact(counts, datasetId);
}

test('says how often it was read in the last thirty days, and until when', async () => {
  expect(await told(30)).toEqual({
    label: 'Pembaca',
    value: 'dibuka 1.234 kali, datanya diambil 56 kali dalam 30 hari terakhir (sampai 28 November 2026)',
  });
});

test('says of how many days it is where not all were counted', async () => {
  expect((await told(12))?.value).toContain('dalam 12 hari yang terhitung (sampai 28 November 2026)');
});

test('says nothing where the city does not count, or has not counted that dataset: no zero', async () => {
  expect(await readsFact(memoryReadCounts(), 'puskesmas')).toBeUndefined();
  expect(await told(30, 'constructor')).toBeUndefined();
});

test('asks for the sum again when half a minute has passed, and not before', async () => {
  const counts = memoryReadCounts();
  let at = Date.parse('2026-12-01T05:00:00Z');
  const remembered = rememberedCounts(
    counts,
    () => new Date(at),
    () => undefined,
  );
  expect(await remembered.recent()).toBeUndefined();
  await counts.putRecent({ until: '2026-11-28', days: 1, datasets: [] });
  at += 29_999;
  expect(await remembered.recent()).toBeUndefined();
  at += 1;
  expect(await remembered.recent()).toMatchObject({ until: '2026-11-28' });
});

test('a sum that can’t be read is none, is told by its fault, and is asked for again when half a minute has passed', async () => {
  const counts = memoryReadCounts();
  await counts.putRecent({ until: '2026-11-28', days: 1, datasets: [] });
  let at = Date.parse('2026-12-01T05:00:00Z');
  let asked = 0;
  const faults: unknown[] = [];
  const broken = {
    recent: async () => {
      asked += 1;
      if (asked === 1) throw new SyntaxError('Unexpected token in JSON');
      return counts.recent();
    },
  };
  const remembered = rememberedCounts(
    broken,
    () => new Date(at),
    (fault) => faults.push(fault),
  );
  expect(await remembered.recent()).toBeUndefined();
  at += 29_999;
  expect(await remembered.recent()).toBeUndefined();
  expect(asked).toBe(1);
  expect(faults).toEqual([new SyntaxError('Unexpected token in JSON')]);
  at += 1;
  expect(await remembered.recent()).toMatchObject({ until: '2026-11-28' });
});
