import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { momentsOf } from '../../demo/past.ts';
import { pastData } from '../../demo/past-data.ts';
import { firstDue } from '../../functions/model/cadence.ts';
import { cadenceSchema } from '../../functions/model/dataset.ts';
import { dayMilliseconds } from '../../functions/model/jakarta-time.ts';
import { reportsUnderWay } from '../../functions/model/report-calendar.ts';

/** Each day of half a year, in the morning and the evening of the city. */
const days = Array.from({ length: 183 * 2 }, (_, place) => new Date(Date.parse('2026-12-01T00:30:00Z') + (place * dayMilliseconds) / 2));

test('whatever the day of the first start, both reports close in time, are final by now, and the newest takes reasons at its moment', () => {
  for (const now of days) {
    const { registered, closed, settled, explained } = momentsOf(now);
    const [earlier, newest] = closed;
    const order = [registered, earlier, settled, newest, explained, now].map((moment) => moment.getTime());
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    for (const moment of closed) {
      const closing = reportsUnderWay(moment).filter(({ finalAt }) => Date.parse(finalAt) > moment.getTime());
      expect(closing.filter(({ kind }) => kind === 'weekly')).toHaveLength(1);
      for (const { finalAt } of closing) expect(Date.parse(finalAt)).toBeLessThanOrEqual(now.getTime());
    }
    const last = reportsUnderWay(newest).find(({ kind, finalAt }) => kind === 'weekly' && Date.parse(finalAt) > newest.getTime());
    expect(explained.getTime()).toBeLessThan(Date.parse(last?.finalAt ?? '') - dayMilliseconds);
  }
});

test('whatever the day, what was registered then and never sent is due, and what was sent once is due again', () => {
  for (const now of days) {
    const { registered } = momentsOf(now);
    for (const { registration, sent } of pastData) {
      const cadence = cadenceSchema.parse(registration.cadence);
      const due = firstDue(cadence, registered) ?? '';
      const again = firstDue(cadence, new Date(Date.parse(due) + dayMilliseconds)) ?? '';
      expect([registration.datasetId, (sent?.ends === 'published' ? again : due) < now.toISOString()]).toEqual([
        registration.datasetId,
        true,
      ]);
    }
  }
});

test('is told in docs/demo.md: every dataset with its OPD', () => {
  const told = readFileSync(new URL('../../docs/demo.md', import.meta.url), 'utf8');
  for (const { owner, registration } of pastData) expect(told).toContain(`| \`${registration.datasetId}\` | ${owner} |`);
});
