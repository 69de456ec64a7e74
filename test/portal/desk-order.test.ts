import { describe, expect, test } from 'vitest';
import { inOrder, type Standing, standingOf, toAsk } from '../../web/pages/desk/desk-order.ts';
import type { Headline, Upload } from '../../web/parts/api-nouns.ts';

const now = '2026-11-24T05:00:00.000Z';

function dataset(datasetId: string, more: Partial<Headline> = {}): Headline {
  const about = {
    title: datasetId,
    description: '',
    opdId: 'dinkes',
    opdName: 'Dinas Kesehatan',
    themes: [],
    priority: false,
    updatedAt: now,
  };
  return { datasetId, access: 'open', state: 'draft', cadence: 'annual', ...about, ...more };
}

function upload(state: Upload['state']): Pick<Upload, 'state'> {
  return { state };
}

function standing(datasetId: string, uploads: readonly Pick<Upload, 'state'>[] | undefined, more: Partial<Headline> = {}): Standing {
  return standingOf(dataset(datasetId, more), uploads, now);
}

describe('the desk', () => {
  test.each<[Upload['state'], Headline['state'], string, boolean]>([
    ['rejected', 'draft', 'perlu diperbaiki', true],
    ['returned', 'published', 'dikembalikan walidata', true],
    ['in-review', 'draft', 'menunggu walidata', false],
    ['waiting', 'draft', 'menunggu berkas', false],
    ['published', 'published', 'terbit', false],
    ['rejected', 'withdrawn', 'ditarik', false],
  ])('an upload that is %s of a dataset that is %s stands as “%s”', (uploadState, state, text, urgent) => {
    expect(standing('d', [upload(uploadState)], { state })).toMatchObject({ text, urgent });
  });

  test('a cancelled upload says nothing; without another there is none', () => {
    expect(standing('d', [upload('cancelled'), upload('rejected')]).text).toBe('perlu diperbaiki');
    expect(standing('d', [upload('cancelled')]).text).toBe('belum ada unggahan');
    expect(standing('d', [], { state: 'published' }).text).toBe('terbit');
  });

  test('where the uploads were not asked for, the dataset’s own state stands', () => {
    expect(standing('d', undefined).text).toBe('belum terbit');
  });

  test('what needs the clerk comes first: to mend, unsent, late, never uploaded; then what waits for others', () => {
    const all = [
      standing('terbit', [upload('published')], { state: 'published' }),
      standing('periksa', [upload('in-review')]),
      standing('kosong', []),
      standing('telat', [upload('published')], { state: 'published', nextDue: '2026-11-01T00:00:00.000Z' }),
      standing('kirim', [upload('waiting')]),
      standing('b-ditolak', [upload('rejected')]),
      standing('a-kembali', [upload('returned')]),
      standing('tarik', [], { state: 'withdrawn', nextDue: '2026-11-01T00:00:00.000Z' }),
    ];
    expect(inOrder(all).map((one) => one.dataset.datasetId)).toEqual([
      'a-kembali',
      'b-ditolak',
      'kirim',
      'telat',
      'kosong',
      'periksa',
      'terbit',
      'tarik',
    ]);
  });

  test('of many datasets, those due first are asked about; withdrawn ones never', () => {
    const due = (day: string) => `2026-12-${day}T00:00:00.000Z`;
    const all = [
      dataset('tanpa'),
      dataset('nanti', { nextDue: due('09') }),
      dataset('segera', { nextDue: due('01') }),
      dataset('tarik', { state: 'withdrawn', nextDue: due('01') }),
    ];
    expect(toAsk(all, 2).map(({ datasetId }) => datasetId)).toEqual(['segera', 'nanti']);
  });
});
