import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alarmValues } from '../../local/alarms/alarm-values.ts';
import { type AlarmStanding, alarmsOf, type Transition } from '../../local/alarms/alarms.ts';
import { evaluate } from '../../local/alarms/evaluate.ts';
import { stateFile } from '../../local/alarms/state-file.ts';
import type { AlarmModel } from '../../local/assembly/alarms.ts';
import { type Metric, summaryOf } from '../../local/metrics/sample.ts';
import { openSampleStore, type SampleStore } from '../../local/metrics/sample-store.ts';

const metric: Metric = { namespace: 'AWS/Lambda', name: 'Errors', dimensions: { FunctionName: 'ingest' } };

function alarm(changes: Partial<AlarmModel> = {}): AlarmModel {
  return {
    logicalId: 'CrashedAlarm',
    name: 'crashed',
    arn: 'arn:aws:cloudwatch:ap-southeast-3:000000000000:alarm:crashed',
    description: 'docs/runbook.md, section Crashed',
    watched: { kind: 'metric', metric, statistic: { kind: 'Sum' } },
    periodSeconds: 300,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    comparison: 'GreaterThanOrEqualToThreshold',
    threshold: 1,
    treatMissingData: 'notBreaching',
    actions: { OK: ['topic'], ALARM: ['topic'], INSUFFICIENT_DATA: [] },
    ...changes,
  };
}

/** The rows of AWS's own tables, oldest first: X breaches, 0 does not, - is missing; then what each treatment of missing data gives. */
const threeOfThree = [
  ['0 - X - X', 'OK', 'OK', 'OK', 'OK'],
  ['- - - - 0', 'OK', 'OK', 'OK', 'OK'],
  ['- - - - -', 'INSUFFICIENT_DATA', 'retained', 'ALARM', 'OK'],
  ['0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['- - X - -', 'ALARM', 'retained', 'ALARM', 'OK'],
] as const;
const treatments = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;

describe('an alarm’s state', () => {
  test.each(threeOfThree)('for %s with three of three is as AWS documents it for each treatment of missing data', (points, ...wanted) => {
    const newestFirst = points
      .split(' ')
      .map((point) => (point === '-' ? undefined : Number(point === 'X')))
      .toReversed();
    for (const current of ['OK', 'ALARM'] as const) {
      const states = treatments.map((treatMissingData) =>
        evaluate(alarm({ evaluationPeriods: 3, datapointsToAlarm: 3, treatMissingData }), newestFirst, current),
      );
      expect(states).toEqual(wanted.map((state) => (state === 'retained' ? current : state)));
    }
  });

  test('needs as many breaching values as its template says, among its newest ones', () => {
    const twoOfThree = alarm({ evaluationPeriods: 3, datapointsToAlarm: 2 });
    expect(evaluate(twoOfThree, [1, 0, 1, 1, 1], 'OK')).toBe('ALARM');
    expect(evaluate(twoOfThree, [0, 0, 1, 1, 1], 'ALARM')).toBe('OK');
  });

  test.each([
    ['GreaterThanOrEqualToThreshold', ['OK', 'ALARM', 'ALARM']],
    ['GreaterThanThreshold', ['OK', 'OK', 'ALARM']],
    ['LessThanOrEqualToThreshold', ['ALARM', 'ALARM', 'OK']],
    ['LessThanThreshold', ['ALARM', 'OK', 'OK']],
  ] as const)('compares %s', (comparison, wanted) => {
    expect([2, 3, 4].map((value) => evaluate(alarm({ comparison, threshold: 3 }), [value], 'OK'))).toEqual(wanted);
  });
});

describe('alarms over metrics', () => {
  const home = mkdtempSync(join(tmpdir(), 'alarms-'));
  let store: SampleStore;
  beforeAll(() => {
    store = openSampleStore(join(home, 'metrics.sqlite'));
  });
  afterAll(() => {
    store.close();
    rmSync(home, { recursive: true });
  });
  const at = (time: string) => new Date(`2026-11-23T${time}Z`);
  const tell = (time: string, value: number, of = metric) =>
    store.add([{ ...of, at: at(time).getTime(), unit: 'None', ...summaryOf(value) }]);

  test('look at periods that slide with the running minute', () => {
    tell('10:02:30', 2);
    tell('10:06:10', 3);
    expect(alarmValues(alarm(), store, at('10:06:20'))).toEqual([5, undefined, undefined]);
    expect(alarmValues(alarm(), store, at('10:07:59'))).toEqual([3, 2, undefined]);
    expect(alarmValues(alarm(), store, at('10:20:59'))).toEqual([undefined, undefined, 3]);
  });

  test('fill every period without a value once the metric was told, and none of one that never was', () => {
    const filled = (of: Metric) =>
      alarm({ watched: { kind: 'metric', metric: of, statistic: { kind: 'Sum' }, fill: 0 }, evaluationPeriods: 2, datapointsToAlarm: 2 });
    expect(alarmValues(filled(metric), store, at('10:12:00'))).toEqual([0, 3, 2, 0]);
    expect(alarmValues(filled({ ...metric, name: 'Never' }), store, at('10:12:00'))).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('sum a metric over every value of one dimension, and over no other series', () => {
    const uploads = (dimensions: Record<string, string>) => ({ namespace: 'SatuData/kota', name: 'UploadsFailed', dimensions });
    tell('11:00:00', 1, uploads({ Opd: 'dinkes' }));
    tell('11:01:00', 2, uploads({ Opd: 'dinsos' }));
    tell('11:01:00', 100, uploads({ Opd: 'dinsos', Other: 'x' }));
    tell('11:01:00', 100, { ...uploads({ Opd: 'dinkes' }), namespace: 'SatuData/lain' });
    const watched = { kind: 'sum-by', namespace: 'SatuData/kota', name: 'UploadsFailed', dimension: 'Opd' } as const;
    expect(alarmValues(alarm({ watched }), store, at('11:02:00'))).toEqual([3, undefined, undefined]);
  });

  test('tell a change once, to the log and to their topics, and stand as they did after a restart', () => {
    const transitions: Transition[] = [];
    const published: string[] = [];
    let now = at('12:00:00');
    const states = stateFile(join(home, 'alarms.json'));
    const start = () =>
      alarmsOf([alarm()], {
        samples: store,
        states,
        publish: (topicArn, { subject, message }, { service, sourceArn }) => {
          published.push(`${topicArn} ${subject} ${service} ${sourceArn.split(':').at(-1)}`);
          return { at: '', topic: topicArn, subject, message, to: [] };
        },
        onTransition: (transition) => transitions.push(transition),
        now: () => now,
      });
    const look = (alarms: ReturnType<typeof start>): AlarmStanding | undefined => alarms.evaluate()[0];
    const first = start();
    expect(look(first)).toMatchObject({ name: 'CrashedAlarm', state: 'OK', since: '2026-11-23T12:00:00.000Z' });
    tell('12:00:30', 1);
    now = at('12:01:00');
    expect(look(first)).toMatchObject({ state: 'ALARM', reason: '1 in periods of 300 s, newest first; GreaterThanOrEqualToThreshold 1' });
    expect(look(first)?.state).toBe('ALARM');
    expect(look(start())).toMatchObject({ state: 'ALARM', since: '2026-11-23T12:01:00.000Z' });
    expect(transitions.map(({ from, to }) => `${from} → ${to}`)).toEqual(['INSUFFICIENT_DATA → OK', 'OK → ALARM']);
    expect(published).toEqual([
      'topic OK: "CrashedAlarm" cloudwatch.amazonaws.com crashed',
      'topic ALARM: "CrashedAlarm" cloudwatch.amazonaws.com crashed',
    ]);
    expect(statSync(join(home, 'alarms.json')).mode & 0o777).toBe(0o600);
    now = at('12:30:00');
    expect(look(start())?.state).toBe('OK');
    expect(JSON.parse(readFileSync(join(home, 'alarms.json'), 'utf8'))).toMatchObject({ CrashedAlarm: { state: 'OK' } });
  });

  test('are new where the file of their states is spoilt', () => {
    writeFileSync(join(home, 'spoilt.json'), '{"CrashedAlarm":{"state":"RINGING"}}');
    expect(stateFile(join(home, 'spoilt.json')).read()).toEqual({});
    expect(stateFile(join(home, 'absent.json')).read()).toEqual({});
  });
});
