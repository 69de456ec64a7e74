import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { limits } from '../../functions/limits.ts';
import { cityStacks, everySetting, templateTexts } from './city-template.ts';

const resourcesSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.record(z.string(), z.json()).default({}) })),
});
/** Those of what keeps data, what computes, the front door. */
const resourcesOf = (changes: Parameters<typeof cityStacks>[0]) => {
  const [data = '', , compute = '', door = ''] = templateTexts(cityStacks(changes));
  return [data, compute, door].map((text) => resourcesSchema.parse(JSON.parse(text)).Resources);
};
const without = resourcesOf({ frontDoor: { distributionId: 'E1A2B3C4D5E6F7' } });
const counting = resourcesOf({ frontDoor: everySetting.frontDoor });

describe('counting reads', () => {
  test('stands where the city names a bucket for the front door’s log alone, and costs a city without one nothing', () => {
    const added = counting.map((all, place) => Object.keys(all).filter((id) => without[place]?.[id] === undefined));
    const types = added.map((ids, place) => ids.map((id) => counting[place]?.[id]?.Type ?? '').sort());
    expect(types).toEqual([
      [],
      [
        'AWS::CloudWatch::Alarm',
        'AWS::Events::Rule',
        'AWS::IAM::Role',
        'AWS::Lambda::EventInvokeConfig',
        'AWS::Lambda::Function',
        'AWS::Lambda::Permission',
        'AWS::Logs::LogGroup',
        'AWS::Logs::MetricFilter',
        'AWS::SQS::Queue',
        'AWS::SQS::QueuePolicy',
      ],
      [],
    ]);
    expect(Object.keys(without[1] ?? {}).filter((id) => /Reads/.test(id) && !/Throttled/.test(id))).toEqual([]);
  });

  const [, compute = {}] = counting;
  const schedule = z.string().parse(compute.ReadsRule?.Properties.ScheduleExpression);
  const hour = Number(/^cron\(0 (\d+) \* \* \? \*\)$/.exec(schedule)?.[1]);

  test('runs each night, when a day is over for as long as its lines may take', () => {
    // CloudFront tells a line 24 hours late at most.
    expect(hour + (limits.readsCountedAfterDays - 1) * 24).toBeGreaterThan(24);
    expect(compute.CountReadsFunction?.Properties).toMatchObject({ Timeout: 900 });
  });

  test('finds what the run of the day before saw open whenever a day is counted, the last moment that its log is held included', () => {
    // The run was made after the midnight that begins the day before the day, which may be counted until the end of its last day.
    expect(limits.openIdsDays).toBeGreaterThanOrEqual(limits.readLogDays + 2);
  });

  test('finds a day’s first file on two nights, and no more: the bucket removes it at the midnight of UTC after its days', () => {
    const day = 24 * 3_600_000;
    const delivered = 1_000;
    const removed = Math.ceil((delivered + limits.readLogDays * day) / day) * day;
    const nights = Array.from({ length: 9 }, (_, place) => place * day + hour * 3_600_000).filter((at) => at < removed);
    expect(nights.filter((at) => at >= limits.readsCountedAfterDays * day)).toHaveLength(2);
  });
});
