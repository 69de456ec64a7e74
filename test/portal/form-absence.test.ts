import { expect, test } from 'vitest';
import { uploadAbsence } from '../../web/pages/upload/form-absence.ts';

const operator = { kinds: [{ kind: 'operator', opdId: 'dinkes' }] } as const;
const steward = { kinds: [{ kind: 'steward' }] } as const;
const owner = 'Dinas Kesehatan';
const dataset = { opdId: 'dinkes', state: 'published' } as const;

test('its own operators have the form, of a draft, too', () => {
  expect(uploadAbsence(operator, dataset, owner)).toBeUndefined();
  expect(uploadAbsence(operator, { ...dataset, state: 'draft' }, owner)).toBeUndefined();
});

test('who is no operator of the owner is told whose form it is', () => {
  for (const who of [steward, { kinds: [{ kind: 'operator', opdId: 'dinsos' }] }] as const) {
    expect(uploadAbsence(who, dataset, owner)).toContain('hanya operator Dinas Kesehatan');
  }
});

test('of a withdrawn dataset everybody is told, with date and reason where they are known; the steward also what to do', () => {
  const withdrawn = { ...dataset, state: 'withdrawn' } as const;
  const retraction = { at: '2026-11-01T00:00:00.000Z', reason: 'Angka keliru' };
  expect(uploadAbsence(operator, withdrawn, owner)).toMatch(/ditarik walidata.*sesudah walidata memulihkannya/);
  expect(uploadAbsence(operator, { ...withdrawn, retraction }, owner)).toMatch(/sejak 1 November 2026\. Alasan: Angka keliru/);
  expect(uploadAbsence(steward, withdrawn, owner)).toContain('Pulihkan dahulu');
});
