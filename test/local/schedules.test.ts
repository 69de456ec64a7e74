import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ScheduleModel } from '../../local/assembly/schedules.ts';
import { cronMoment, parseCron, parseRate } from '../../local/cron.ts';
import type { Outcome } from '../../local/functions/functions.ts';
import { startSchedules } from '../../local/schedules.ts';

const done: Outcome = { ok: true, payload: 'null' };

describe('a cron expression', () => {
  const fires = (expression: string, at: string, timeZone = 'UTC') => parseCron(expression)(cronMoment(new Date(at), timeZone));

  test.each([
    ['cron(0 17 * * ? *)', '2026-11-24T17:00:30Z', true],
    ['cron(0 17 * * ? *)', '2026-11-24T17:01:00Z', false],
    ['cron(0/15 * * * ? *)', '2026-11-24T09:45:00Z', true],
    ['cron(5,35 8-10 * * ? *)', '2026-11-24T10:35:00Z', true],
    ['cron(0 0 1 JAN,JUL ? *)', '2026-07-01T00:00:00Z', true],
    ['cron(0 0 ? * MON-FRI *)', '2026-11-24T00:00:00Z', true],
    ['cron(0 0 ? * 1 *)', '2026-11-22T00:00:00Z', true],
    ['cron(0 0 ? * 1 *)', '2026-11-24T00:00:00Z', false],
    ['cron(0 0 * * ? 2027)', '2026-11-24T00:00:00Z', false],
  ])('%s at %s: %s', (expression, at, expected) => {
    expect(fires(expression, at)).toBe(expected);
  });

  test('goes by its time zone', () => {
    expect(fires('cron(0 1 * * ? *)', '2026-11-24T18:00:00Z', 'Asia/Jakarta')).toBe(true);
  });

  test.each(['cron(0 17 * * *)', 'cron(0 0 L * ? *)', 'cron(61 0 * * ? *)', 'cron(x 0 * * ? *)', 'every day'])(
    'refuses %s',
    (expression) => {
      expect(() => parseCron(expression)).toThrow();
    },
  );

  test('reads rates in milliseconds', () => {
    expect(parseRate('rate(1 day)')).toBe(86_400_000);
    expect(parseRate('rate(5 minutes)')).toBe(300_000);
    expect(parseRate('cron(0 17 * * ? *)')).toBeUndefined();
  });
});

describe('schedules', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-24T16:58:20Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const schedule = (expression: string, input?: unknown): ScheduleModel => ({
    logicalId: 'Nightly123',
    service: 'events',
    arn: 'arn:aws:events:ap-southeast-3:000000000000:rule/Nightly',
    expression,
    timeZone: 'UTC',
    targets: [{ functionName: 'recount', ...(input === undefined ? {} : { input }) }],
  });
  const start = (model: ScheduleModel, outcome: Outcome = done, catchUpAfterMilliseconds?: number, isHeld = () => false) => {
    const events: unknown[] = [];
    const failures: Outcome[] = [];
    const schedules = startSchedules(
      [model],
      async (_name, event) => {
        events.push(event);
        return outcome;
      },
      {
        region: 'ap-southeast-3',
        now: () => new Date(),
        isHeld,
        onFailure: (_schedule, failed) => failures.push(failed),
        ...(catchUpAfterMilliseconds === undefined ? {} : { catchUpAfterMilliseconds }),
      },
    );
    return { events, failures, schedules };
  };

  test('fire at the minute that the expression names, once, with a scheduled event', async () => {
    const { events, schedules } = start(schedule('cron(0 17 * * ? *)'));
    await vi.advanceTimersByTimeAsync(99_000);
    expect(events).toEqual([]);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(events).toMatchObject([{ 'detail-type': 'Scheduled Event', source: 'aws.events', time: '2026-11-24T17:00:00.000Z' }]);
    schedules.stop();
  });

  test('fire at their rate until they are stopped', async () => {
    const { events, schedules } = start(schedule('rate(5 minutes)', { task: 'recount' }));
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(events).toEqual([{ task: 'recount' }, { task: 'recount' }]);
    schedules.stop();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(events).toHaveLength(2);
  });

  test('do not fire by themselves while they are held, and do when asked', async () => {
    let held = true;
    const { events, schedules } = start(schedule('rate(5 minutes)'), done, undefined, () => held);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(events).toEqual([]);
    await schedules.run('Nightly');
    expect(events).toHaveLength(1);
    held = false;
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(events).toHaveLength(2);
    schedules.stop();
  });

  test('fire once after start when they are to catch up', async () => {
    const { events, schedules } = start(schedule('rate(1 day)'), done, 1000);
    await vi.advanceTimersByTimeAsync(1000);
    expect(events).toHaveLength(1);
    schedules.stop();
  });

  test('report a call that fails', async () => {
    const failed: Outcome = { ok: false, kind: 'error', errorType: 'Error', errorMessage: 'no table' };
    const { failures, schedules } = start(schedule('rate(1 day)'), failed);
    await schedules.run('Nightly');
    expect(failures).toEqual([failed]);
    schedules.stop();
  });
});
