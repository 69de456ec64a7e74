import { expect, test } from 'vitest';
import { rowViewOf, viewParameters } from '../../functions/portal/row-view.ts';

const fields = [
  { name: 'kecamatan', type: 'string' as const },
  { name: 'jumlah', type: 'integer' as const },
];

test('an address holds a view: what it is read as writes the same address', () => {
  for (const query of [
    {},
    { sort: '-jumlah' },
    { kecamatan__contains: 'ben', jumlah__greater: '3', halaman: 2 },
    { jumlah__less: ['3', '5'] },
    { kecamatan__isnull: '' },
  ]) {
    const view = rowViewOf(query, fields);
    const byName = Map.groupBy(viewParameters(view), ([name]) => name);
    const again: Record<string, string[]> = Object.fromEntries([...byName].map(([name, pairs]) => [name, pairs.map(([, value]) => value)]));
    const { halaman, sort, ...filters } = again;
    const read = { ...filters, ...(sort ? { sort: sort[0] } : {}), ...(halaman ? { halaman: Number(halaman[0]) } : {}) };
    expect(rowViewOf(read, fields)).toEqual(view);
  }
});

test('what names no column, and an input that was left empty, is passed over; a comparison that takes no value is none', () => {
  const view = rowViewOf({ utm_source: 'wa', lain__exact: '1', kecamatan__contains: '', sort: 'lain', jumlah__isnull: '' }, fields);
  expect(view).toEqual({ filters: [{ column: 'jumlah', operator: 'isnull', value: '' }], page: 1 });
});
