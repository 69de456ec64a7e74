import { expect, test } from 'vitest';
import type { UnitNihil } from '../../functions/model/unit-nihil.ts';
import type { UnitNihils } from '../../functions/units/unit-nihils.port.ts';

const nihil = (unitId: string, period: string, datasetId = 'kunjungan', day = '28'): UnitNihil => ({
  ...{ datasetId, unitId, period, name: 'Siti' },
  at: `${period}-${day}T03:00:00.000Z`,
  by: 'sub-klerk',
});

/** What every UnitNihils does; `open` gives an empty one. */
export function unitNihilsContract(name: string, open: () => Promise<UnitNihils>): void {
  test(`${name} lists units without anything to report in the periods asked about alone, each as it was said last`, async () => {
    const store = await open();
    const put = [
      ...[nihil('cipondoh', '2026-09', 'kunjungan', '27'), nihil('cipondoh', '2026-09')],
      ...[nihil('benda', '2026-09'), nihil('benda', '2026-09', 'kunjungan', '26')],
      ...[nihil('benda', '2026-08'), nihil('benda', '2026-10'), nihil('benda', '2026-11'), nihil('benda', '2026-09', 'stok')],
    ];
    for (const one of put) await store.put(one);
    expect(await store.list('kunjungan', ['2026-09'])).toEqual([nihil('benda', '2026-09'), nihil('cipondoh', '2026-09')]);
    expect(await store.list('kunjungan', ['2026-10', '2026-08'])).toEqual([nihil('benda', '2026-08'), nihil('benda', '2026-10')]);
    expect(await store.list('kunjungan', [])).toEqual([]);
    expect(await store.list('kebun', ['2026-09'])).toEqual([]);
  });
}
