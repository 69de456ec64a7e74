import { expect, test } from 'vitest';
import type { KeptNihil } from '../../functions/model/kept-nihil.ts';
import type { NihilLog } from '../../functions/uploads/nihil-log.port.ts';

const nihil = (period: string, datasetId = 'taman', name = 'Siti'): KeptNihil => ({
  datasetId,
  period,
  at: `${period}-28T03:00:00.000Z`,
  by: 'sub-klerk',
  name,
});

/** What every NihilLog does; `open` gives an empty one. */
export function nihilLogContract(name: string, open: () => Promise<NihilLog>): void {
  test(`${name} lists a dataset’s periods without anything to report, each as it was put first`, async () => {
    const log = await open();
    for (const one of [nihil('2026-09'), nihil('2026-08'), nihil('2026-09', 'taman', 'Budi'), nihil('2026-09', 'pasar')])
      await log.put(one);
    expect(await log.list('taman')).toEqual([nihil('2026-08'), nihil('2026-09')]);
    expect(await log.list('kebun')).toEqual([]);
  });
}
