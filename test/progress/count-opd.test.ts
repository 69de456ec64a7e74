import { describe, expect, test } from 'vitest';
import type { Upload } from '../../functions/model/upload.ts';
import { lastDayOf, mondayOf, monthEnd, monthOf } from '../../functions/progress/calendar.ts';
import { countOpd } from '../../functions/progress/count-opd.ts';
import { closedDataset, sampleDataset } from '../fakes/sample-datasets.ts';

const now = new Date('2026-11-24T05:00:00Z');

function upload(state: Upload['state']): Upload {
  return {
    datasetId: 'puskesmas',
    uploadId: '01JB0000000000000000000000',
    opdId: 'dinkes',
    state,
    fileName: 'a.csv',
    size: 1,
    mode: 'periods',
    key: 'small/x',
    startedBy: 'clerk',
    message: '',
    at: { waiting: '2026-11-20T00:00:00.000Z' },
  };
}

describe('countOpd', () => {
  test('tells delivered, late and never delivered apart', () => {
    const { current: _, ...undelivered } = sampleDataset({ datasetId: 'baru', state: 'draft' });
    const counts = countOpd(
      'dinkes',
      [
        { dataset: sampleDataset(), newestUpload: upload('published') },
        { dataset: sampleDataset({ datasetId: 'lama', nextDue: '2026-10-31T16:59:59.999Z' }), newestUpload: upload('rejected') },
        { dataset: undelivered, newestUpload: undefined },
        { dataset: sampleDataset({ datasetId: 'ditarik', state: 'withdrawn' }), newestUpload: undefined },
      ],
      now,
    );
    expect(counts).toMatchObject({
      planned: 3,
      due: 1,
      delivered: 1,
      late: 1,
      rejected: 1,
      missing: 1,
      rows: 78,
      lastUploadAt: '2026-11-20T00:00:00.000Z',
    });
  });

  test('closed datasets and drafts are in no public number', () => {
    const counts = countOpd(
      'disdukcapil',
      [
        { dataset: closedDataset(), newestUpload: undefined },
        { dataset: sampleDataset({ state: 'draft', oncePublic: false }), newestUpload: undefined },
      ],
      now,
    );
    expect(counts.planned).toBe(2);
    expect(counts.public).toEqual({ planned: 0, delivered: 0, late: 0, rows: 0 });
  });
});

describe('the city calendar (UTC+7)', () => {
  test('a month ends at Jakarta midnight', () => {
    expect(monthEnd(new Date('2026-11-30T16:59:59Z'))).toBe('2026-11-30T16:59:59.999Z');
    expect(monthEnd(new Date('2026-11-30T17:00:00Z'))).toBe('2026-12-31T16:59:59.999Z');
    expect(monthOf(new Date('2026-11-30T17:00:00Z'))).toBe('2026-12');
  });

  test('a week begins on Monday', () => {
    expect(mondayOf(new Date('2026-11-22T17:00:00Z'))).toBe('2026-11-23');
    expect(mondayOf(new Date('2026-11-22T16:59:00Z'))).toBe('2026-11-16');
  });

  test.each([
    ['2026-02', '2026-02-28'],
    ['2026-11-23', '2026-11-23'],
    ['2026-13', undefined],
    ['2026-02-30', undefined],
    ['besok', undefined],
  ])('the last day of %s is %s', (period, day) => {
    expect(lastDayOf(period)).toBe(day);
  });
});
