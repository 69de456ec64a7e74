import { describe, expect, test } from 'vitest';
import { boardRows, boardTitles, lateText } from '../../functions/messages/report-words.ts';
import { deliveryStatuses, deliveryStatusWords, noneOfEach } from '../../functions/model/delivery-status.ts';
import { standingText, summaryText } from '../../web/pages/opd-progress/delivery-words.ts';

const late = { datasetId: 'a', title: 'A', access: 'open', priority: false, opdId: 'dinkes', opdName: 'Dinkes', isLate: true } as const;
const told = { isLate: false, daysLate: 0, isMissing: false, isNihil: false, nextDue: '2027-01-31T16:59:59.999Z' } as const;

describe('how late a dataset is', () => {
  test('is said of its first day without a number, by a report and by the deliveries list alike', () => {
    expect(lateText({ ...late, status: 'late', daysLate: 0 })).toBe('baru lewat jatuh tempo');
    expect(lateText({ ...late, status: 'rejected', daysLate: 0 })).toBe('perlu diperbaiki, baru lewat jatuh tempo');
    expect(lateText({ ...late, status: 'late', daysLate: 12 })).toBe('terlambat 12 hari');
    for (const daysLate of [0, 1, 40]) {
      expect(standingText({ ...told, isLate: true, daysLate }).text).toBe(lateText({ ...late, status: 'late', daysLate }));
    }
  });
});

describe('a status', () => {
  test('heads one column of a report each, over its own number', () => {
    const statuses = noneOfEach();
    for (const [place, status] of deliveryStatuses.entries()) statuses[status] = place + 1;
    const [row] = boardRows({ opds: [], total: { planned: 28, judged: 0, onTime: 0, late: 99, statuses } });
    for (const [place, status] of deliveryStatuses.entries()) {
      expect(row?.numbers[boardTitles.indexOf(deliveryStatusWords[status].short) - 1]).toBe(place + 1);
    }
    expect([boardTitles.at(-1), row?.numbers.at(-1)]).toEqual(['Semua yang lewat jatuh tempo', 99]);
    expect(new Set(boardTitles).size).toBe(boardTitles.length);
  });

  test('has one name for a clerk, in the report and on the page of deliveries', () => {
    expect(standingText(told).text).toBe(deliveryStatusWords['on-time'].text);
    expect(standingText({ ...told, isMissing: true }).text).toBe(deliveryStatusWords.missing.text);
    expect(standingText({ ...told, isNihil: true, nihilPeriod: '2026' }).text).toContain(deliveryStatusWords.nihil.text);
    for (const status of ['rejected', 'in-review', 'missing'] as const) {
      expect(lateText({ ...late, status, isLate: false, daysLate: 0 })).toBe(deliveryStatusWords[status].text);
    }
    const delivery = { ...told, datasetId: 'a', title: 'A', access: 'open', cadence: 'annual', priority: false } as const;
    const items = [{ ...delivery, isMissing: true, isInReview: true, needsCorrection: true }];
    for (const status of ['rejected', 'in-review', 'missing'] as const) {
      expect(summaryText(items)).toContain(deliveryStatusWords[status].text);
    }
  });
});
