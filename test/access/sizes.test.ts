import { expect, test } from 'vitest';
import { showsSizes } from '../../functions/access/sizes.ts';
import { aDataset } from '../fakes/datasets.ts';
import { principalOf } from '../fakes/principals.ts';

const now = new Date('2026-11-24T05:00:00.000Z');
const limited = aDataset({ access: 'limited', sharing: 'by-request' });

test('sizes and checksums are told to anyone who may read all rows without a grant, and to nobody else', () => {
  const told = (name: Parameters<typeof principalOf>[0], dataset = limited) => showsSizes(principalOf(name), dataset, now);
  expect(told('operator')).toBe(true);
  expect(told('member')).toBe(false);
  expect(told('steward')).toBe(false);
  expect(told('anonymous')).toBe(false);
  expect(told('anonymous', aDataset())).toBe(true);
});
