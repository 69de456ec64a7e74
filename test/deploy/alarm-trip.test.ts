import { describe, expect, test } from 'vitest';
import type { AskAws, AwsAnswer } from '../../deploy/aws/command-line.ts';
import { alarmOfCity } from '../../deploy/smoke/alarm-trip.ts';
import { readyCity } from './city-to-deploy.ts';

const now = () => new Date('2026-12-01T03:00:00Z');
const wait = async () => undefined;
const told = (HistorySummary: string) => ({ body: { AlarmHistoryItems: [{ HistorySummary, HistoryData: '{}' }] } });

/** An account in which the alarm's history and state come one after another. */
function account(history: readonly AwsAnswer[], states: readonly string[]): { readonly aws: AskAws; readonly calls: string[] } {
  const calls: string[] = [];
  const [histories, left] = [[...history], [...states]];
  const aws: AskAws = async (region, service, operation, ...rest) => {
    calls.push([region, service, operation, ...rest].join(' '));
    if (operation === 'describe-stack-resource')
      return { body: { StackResourceDetail: { PhysicalResourceId: 'satu-data-x-ApiThrottledAlarm' } } };
    if (operation === 'set-alarm-state') return { body: {} };
    if (operation === 'describe-alarm-history') return histories.shift() ?? { body: { AlarmHistoryItems: [] } };
    return { body: { MetricAlarms: [{ StateValue: left.shift() ?? 'ALARM' }] } };
  };
  return { aws, calls };
}

describe('the alarm that the smoke test rings in a deployed city', () => {
  test('is the stack’s own, is told to the topic, and ends by itself', async () => {
    const { aws, calls } = account(
      [{ body: { AlarmHistoryItems: [] } }, told('Successfully executed action arn:aws:sns:ap-southeast-3:123456789012:x')],
      ['ALARM', 'OK'],
    );
    const says = await alarmOfCity(readyCity, aws, now)({ wait });
    expect(says).toBe('ApiThrottledAlarm rang, the topic was told, and it ended; walidata@example.id must have got two mails');
    expect(calls[0]).toBe(
      'ap-southeast-3 cloudformation describe-stack-resource --stack-name satu-data-kota-tangerang-compute --logical-resource-id ApiThrottledAlarm',
    );
    expect(calls[1]).toContain('set-alarm-state --alarm-name satu-data-x-ApiThrottledAlarm --state-value ALARM');
    expect(calls.at(-1)).toContain('describe-alarms --alarm-names satu-data-x-ApiThrottledAlarm');
  });

  test('fails where the topic refuses it, as a policy without CloudWatch does', async () => {
    const { aws } = account([told('Failed to execute action arn:aws:sns:ap-southeast-3:123456789012:x')], []);
    await expect(alarmOfCity(readyCity, aws, now)({ wait })).rejects.toThrow('was not told: Failed to execute action');
  });

  test('fails where nobody is told, and where it never ends', async () => {
    await expect(alarmOfCity(readyCity, account([], []).aws, now)({ wait })).rejects.toThrow('did not tell the topic');
    const { aws } = account([told('Successfully executed action arn:aws:sns:x')], []);
    await expect(alarmOfCity(readyCity, aws, now)({ wait })).rejects.toThrow('does not end');
  });

  test('fails with what AWS says, where there are no credentials', async () => {
    const aws: AskAws = async () => ({ code: 'no-credentials', says: 'Unable to locate credentials' });
    await expect(alarmOfCity(readyCity, aws, now)({ wait })).rejects.toThrow('was not rung: Unable to locate credentials');
  });
});
