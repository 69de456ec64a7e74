import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { send } from '../../demo/client.ts';
import type { AlarmModel } from '../../local/assembly/alarms.ts';
import { askLaptop } from '../../local/control.ts';
import { toldInNameOf } from '../../local/metrics/service-metrics.ts';
import { currentAssembly } from '../../local/synthesize.ts';
import type { Watched } from '../../local/watch.ts';
import { withoutService } from './changed-assembly.ts';
import { type City, root, startCity } from './city.ts';
import { withoutPermission } from './without-permission.ts';

/** The alarms of the template as it is deployed, rung and kept silent by what happens to the desk. */
const authorizerReads = { role: 'AuthorizeRole', action: 'dynamodb:BatchGetItem', on: 'CatalogTable' };
const made: string[] = [];
let assembly: string;
let city: City | undefined;

async function start(assemblyDirectory: string): Promise<City> {
  // What a person would be mailed, the laptop says on its standard error.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const home = mkdtempSync(join(tmpdir(), 'satudata-alarms-'));
  made.push(home);
  city = await startCity({ assemblyDirectory, home });
  return city;
}

function cut(assemblyDirectory: string): string {
  made.push(assemblyDirectory);
  return assemblyDirectory;
}

const stateOf = ({ alarms }: Watched, name: string) => alarms.find((alarm) => alarm.name === `${name}Alarm`)?.state;
const linesOf = ({ home }: City, log: string) =>
  readFileSync(join(home, 'logs', `${log}.log`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Requests that the authorizer can't decide, since it may not read. */
async function failTheAuthorizer({ client }: City): Promise<void> {
  const answers = await Promise.all([1, 2, 3].map(() => send(client, 'dinkes', 'GET', '/v1/datasets/tidak-ada')));
  expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
}

beforeAll(async () => {
  assembly = await currentAssembly(root, () => undefined);
});
afterEach(async () => {
  await city?.stop();
  city = undefined;
  vi.restoreAllMocks();
});
afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true, force: true });
});

test('a 401 rings nothing: the authorizer answers it by throwing, and has not failed', async () => {
  const { laptop, client, home } = await start(assembly);
  const wrong = { Authorization: 'Bearer nonsense' };
  expect((await send(client, undefined, 'GET', '/v1/me')).status).toBe(401);
  for (let call = 0; call < 3; call += 1) {
    expect((await send(client, undefined, 'GET', '/v1/me', undefined, wrong)).status).toBe(401);
  }
  const watched = laptop.look();
  expect([stateOf(watched, 'AuthorizerErrors'), stateOf(watched, 'ApiFaults')]).toEqual(['OK', 'OK']);
  expect(await askLaptop(home, { ask: 'alarms' })).toMatchObject({ alarms: watched.alarms });
  await city?.stop();
  const lines = linesOf({ laptop, client, home, stop: async () => undefined }, 'satudata-ApiAccessLog');
  expect(lines.filter(({ error }) => error === 'UNAUTHORIZED')).toHaveLength(4);
});

test('an authorizer that may not read its table rings, and the notice leaves by the topic’s policy', async () => {
  const started = await start(cut(withoutPermission(assembly, authorizerReads)));
  await failTheAuthorizer(started);
  const watched = started.laptop.look();
  expect([stateOf(watched, 'AuthorizerErrors'), stateOf(watched, 'ApiFaults')]).toEqual(['ALARM', 'ALARM']);
  const rung = watched.notices.filter(({ subject }) => subject.startsWith('ALARM: "AuthorizerErrors'));
  expect(rung).toEqual([expect.objectContaining({ topic: expect.stringContaining('AlarmTopic') })]);
  expect(rung[0]).not.toHaveProperty('refused');
  await started.stop();
  expect(linesOf(started, 'alarms')).toContainEqual(
    expect.objectContaining({ message: 'alarm', alarm: 'AuthorizerErrorsAlarm', from: 'INSUFFICIENT_DATA', to: 'ALARM' }),
  );
});

test('a topic whose policy forgets CloudWatch tells nobody, and the laptop says so', async () => {
  const deaf = cut(withoutService(assembly, 'AWS::SNS::TopicPolicy', 'cloudwatch.amazonaws.com'));
  const started = await start(cut(withoutPermission(deaf, authorizerReads)));
  await failTheAuthorizer(started);
  const { notices } = started.laptop.look();
  expect(notices.length).toBeGreaterThan(0);
  expect(notices.filter(({ refused }) => refused === undefined)).toEqual([]);
  expect(notices[0]?.refused).toMatch(/is not authorized to perform: SNS:Publish/);
  expect(vi.mocked(console.error).mock.calls.flat().join('\n')).toMatch(/ALARM: "AuthorizerErrors.*SNS:Publish/);
  await started.stop();
  expect(linesOf(started, 'alarms').map(({ message }) => message)).toContain('notice refused');
});

test('one message among the dead letters rings, and is told once', async () => {
  const { laptop } = await start(assembly);
  const queue = laptop.model.queues.find(({ name }) => name.includes('RefreshDeadLetters'));
  const queueArn = `arn:aws:sqs:${laptop.model.region}:000000000000:${queue?.name}`;
  expect(stateOf(laptop.look(), 'RefreshDeadLetters')).toBe('OK');
  laptop.queues.send(queueArn, 'a refresh that could not be done');
  expect(stateOf(laptop.look(), 'RefreshDeadLetters')).toBe('ALARM');
  expect(laptop.look().notices.filter(({ subject }) => subject === 'ALARM: "RefreshDeadLettersAlarm"')).toHaveLength(1);
});

describe('a template does not start', () => {
  test.each([
    ['AWS::SQS::QueuePolicy', 's3.amazonaws.com', /does not permit S3 to announce objects/],
    ['AWS::SQS::QueuePolicy', 'events.amazonaws.com', /does not permit .* to keep there what it could not start/],
    ['AWS::S3::BucketPolicy', 'cloudfront.amazonaws.com', /does not permit CloudFront to read the site/],
  ])('whose %s does not let %s in', async (type, service, refusal) => {
    await expect(start(cut(withoutService(assembly, type, service)))).rejects.toThrow(refusal);
  });
});

test('docs/laptop.md names every alarm that can’t ring on a laptop, and no other', async () => {
  const { laptop } = await start(assembly);
  const unheard = laptop.model.alarms.filter((alarm) => !canRing(alarm)).map(({ logicalId }) => logicalId.replace(/Alarm$/, ''));
  const [, listed = ''] = /^\*\*Can’t ring here\*\*: (.*?)\.$/m.exec(readFileSync(join(root, 'docs/laptop.md'), 'utf8')) ?? [];
  expect([...listed.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)).toEqual(unheard);
});

/** Its metric is told here, and not always the same. What functions and filters tell is told here as in the cloud. */
function canRing({ watched }: AlarmModel): boolean {
  // The laptop's gateway takes all that come: its log never has the line that is counted.
  if (watched.kind === 'metric' && watched.metric.name === 'ThrottledRequests') return false;
  if (watched.kind === 'sum-by' || !watched.metric.namespace.startsWith('AWS/')) return true;
  return toldInNameOf[watched.metric.namespace]?.[watched.metric.name] === 'observed';
}
