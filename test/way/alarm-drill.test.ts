import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { send } from '../../demo/client.ts';
import { emfLookMetrics } from '../../functions/aws/cloudwatch/emf-look-metrics.ts';
import { emfRecordMetrics } from '../../functions/aws/cloudwatch/emf-record-metrics.ts';
import { limits, metricsNamespaceOf } from '../../functions/limits.ts';
import { listRoutes } from '../../functions/routes.ts';
import { accountId } from '../../local/assembly/physical.ts';
import { currentAssembly } from '../../local/synthesize.ts';
import { emittedLines } from '../cost/emitted-lines.ts';
import { cityStacks, synthesized } from '../lib/city-template.ts';
import { type City, patience, put, register, root, start, startCity } from './city.ts';
import { type Faults, faultyAssembly } from './faulty-assembly.ts';
import { withoutPermission } from './without-permission.ts';

/**
 * The fault drill: what each alarm is for is done to a laptop, and the alarm of the template as it is deployed, on its own metric, dimensions, statistic and threshold, must come into
 * ALARM. What time alone does is done by a clock that is put forward.
 */
const minute = 60_000;

/** Alarms that a drill below rings, by the fault. */
const drilled = {
  crash: ['IngestSmallCrashed', 'IngestLargeCrashed'],
  waiting: ['SmallUploadsWaiting', 'LargeUploadsWaiting'],
  dead: ['SmallUploadsDeadLetters', 'LargeUploadsDeadLetters'],
  fault: ['UploadsFailed'],
  authorizer: ['AuthorizerErrors', 'ApiFaults'],
  slow: ['ApiSlow'],
  nearTimeout: ['FunctionNearTimeout'],
  silent: ['OpdSilent', 'RecountMissing'],
  // Each by a message that its worker gave up.
  undone: [
    'MatchListsDeadLetters',
    'RefreshDeadLetters',
    'FilesDeadLetters',
    'RecountDeadLetters',
    'ArchiveDeadLetters',
    'RetentionDeadLetters',
    'FindingsDeadLetters',
    'IndexDeadLetters',
    'NoticeDeadLetters',
    'ReportDeadLetters',
    'ReminderDeadLetters',
    'MoveDeadLetters',
    'ReadsDeadLetters',
    'ExpiryDeadLetters',
  ],
  files: ['MakeFileCrashed', 'FilesWaiting'],
  // By the very lines that the functions write; what makes them write these is proved in test/way/access-records.test.ts and test/persons/profile.test.ts.
  told: ['ArchiveMissing', 'RecordsTampered', 'LooksOverLimit'],
} as const;

/** Alarms that nothing on a laptop rings, and why. */
const throttlesNobody = 'nothing throttles a laptop (docs/laptop.md, "Alarms")';
const unheard = {
  FunctionThrottles: throttlesNobody,
  ApiThrottled: throttlesNobody,
  CatalogReadsThrottled: throttlesNobody,
  CatalogWritesThrottled: throttlesNobody,
  CatalogIndexThrottled: throttlesNobody,
  RecordsReadsThrottled: throttlesNobody,
  RecordsWritesThrottled: throttlesNobody,
};

const made: string[] = [];
let assembly: string;
let city: City | undefined;
/** How far the laptop's clock is put forward while it looks. */
let ahead = 0;

const crash = 'export const handler = () => process.exit(1);\n';
const crashingIngest = { IngestSmallFunction: crash, IngestLargeFunction: crash };

async function begin(from: string, home?: string): Promise<City> {
  // What a person would be mailed, the laptop says on its standard error.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const own = home ?? mkdtempSync(join(tmpdir(), 'satudata-drill-'));
  made.push(own);
  city = await startCity({ assemblyDirectory: from, home: own, now: () => new Date(Date.now() + ahead) });
  return city;
}

function faulty(faults: Faults): string {
  const copy = faultyAssembly(assembly, faults);
  made.push(copy);
  return copy;
}

/** Which of these ring, looked at so many minutes from now. */
function ringing(names: readonly string[], minutesAhead = 0): string[] {
  ahead = minutesAhead * minute;
  const { alarms } = (city ?? never()).laptop.look();
  ahead = 0;
  const inAlarm = new Set(alarms.filter(({ state }) => state === 'ALARM').map(({ name }) => name.replace(/Alarm$/, '')));
  return names.filter((name) => inAlarm.has(name));
}

function never(): never {
  throw new Error('no city runs');
}

/** Puts a message where the queue's own sender would. */
function post({ laptop }: City, logicalId: string, body: string): void {
  const queue = laptop.model.queues.find(({ name }) => name.includes(logicalId));
  if (!queue) throw new Error(`there is no queue ${logicalId}`);
  laptop.queues.send(`arn:aws:sqs:${laptop.model.region}:${accountId}:${queue.name}`, body);
}

/** A clerk's file arrives by the API and S3's own notification; a giant's message is put by hand. */
async function sendFiles(started: City): Promise<void> {
  const content = 'kode,jumlah\nA1,1\n';
  await register(started.client, 'latihan');
  const upload = await start(started.client, 'latihan', { fileName: 'data.csv', size: content.length });
  expect(await put(upload, Buffer.from(content))).toEqual({ status: 200, code: '' });
  post(started, 'LargeUploadsQueue', '{}');
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

test('every alarm of the template is drilled, or says why nothing rings it here', () => {
  // The laptop counts reads whatever the city's file says.
  const alarms = synthesized(cityStacks({}, listRoutes(), true))
    .ofType('AWS::CloudWatch::Alarm')
    .map(({ logicalId }) => logicalId.replace(/Alarm$/, ''));
  expect([...Object.values(drilled).flat(), ...Object.keys(unheard)].sort()).toEqual(alarms.sort());
});

describe('an ingest that crashes', () => {
  test('rings at once, while its files wait when they have waited too long, and in the end for what nobody could check', async () => {
    const started = await begin(faulty({ code: crashingIngest }));
    const { crash: crashed, waiting, dead } = drilled;
    expect(ringing([...crashed, ...waiting, ...dead])).toEqual([]);
    await sendFiles(started);
    await expect.poll(() => ringing(crashed), patience).toEqual(crashed);
    expect(ringing(waiting, 14)).toEqual([]);
    expect(ringing(waiting, 16)).toEqual(['SmallUploadsWaiting']);
    expect(ringing(waiting, 121)).toEqual(waiting);
    expect(ringing(dead)).toEqual([]);

    // The same messages, given back by the stop, and tried to the end in seconds instead of half an hour.
    const { home } = started;
    await started.stop();
    await begin(faulty({ code: crashingIngest, impatientQueues: ['SmallUploadsQueue', 'LargeUploadsQueue'] }), home);
    await expect.poll(() => ringing(dead), patience).toEqual(dead);
  });
});

test('an ingest that meets a fault of ours to the end rings for it, and has not crashed', async () => {
  // It may neither publish nor ask for a pause before the next try: five tries are made in seconds.
  const impatient = faulty({ impatientQueues: ['SmallUploadsQueue'] });
  const hasty = withoutPermission(impatient, { role: 'IngestSmallRole', action: 'sqs:ChangeMessageVisibility', on: 'SmallUploads' });
  const cut = withoutPermission(hasty, { role: 'IngestSmallRole', action: 's3:PutObject', on: 'PublishedBucket' });
  made.push(hasty, cut);
  const started = await begin(cut);
  expect(ringing(drilled.fault)).toEqual([]);
  await sendFiles(started);
  await expect.poll(() => ringing(drilled.fault), patience).toEqual(drilled.fault);
  expect(ringing(['IngestSmallCrashed'])).toEqual([]);
});

test('a maker of files that crashes rings, and so does the order that waits for it', async () => {
  const started = await begin(faulty({ code: { MakeFileFunction: crash } }));
  post(started, 'FilesQueue', '{}');
  await expect.poll(() => ringing(['MakeFileCrashed']), patience).toEqual(['MakeFileCrashed']);
  expect(ringing(['FilesWaiting'], 119)).toEqual([]);
  expect(ringing(['FilesWaiting'], 121)).toEqual(['FilesWaiting']);
});

test('what a worker gave up rings by one message, each for itself', async () => {
  const started = await begin(assembly);
  for (const [place, name] of drilled.undone.entries()) {
    expect(ringing(drilled.undone)).toEqual(drilled.undone.slice(0, place));
    post(started, name, 'what could not be done');
  }
  expect(ringing(drilled.undone)).toEqual(drilled.undone);
});

test('records that were changed, an archive that is not made and looks without end ring by what the functions tell', async () => {
  const { laptop } = await begin(assembly);
  // Nobody has archived for as long as this city is there.
  expect(ringing(drilled.told)).toEqual(['ArchiveMissing']);
  const namespace = metricsNamespaceOf({ id: 'kota-tangerang' });
  const tell = (emit: () => void) => emittedLines(emit).map((line) => laptop.metrics.recordEmf(line));
  expect(tell(() => emfRecordMetrics(namespace).daysMissing(0))).toEqual([1]);
  expect(ringing(drilled.told)).toEqual([]);
  expect(tell(() => emfRecordMetrics(namespace).daysMissing(2))).toEqual([1]);
  expect(tell(() => emfRecordMetrics(namespace).tampered(3))).toEqual([1]);
  expect(tell(() => emfLookMetrics(namespace).overLimit())).toEqual([1]);
  expect(ringing(drilled.told)).toEqual(drilled.told);
});

test('an authorizer that may not read rings, with the answers 500 that it causes', async () => {
  const cut = withoutPermission(assembly, { role: 'AuthorizeRole', action: 'dynamodb:BatchGetItem', on: 'CatalogTable' });
  made.push(cut);
  const { client } = await begin(cut);
  expect(ringing(drilled.authorizer)).toEqual([]);
  const answers = await Promise.all([1, 2, 3].map(() => send(client, 'dinkes', 'GET', '/v1/datasets/tidak-ada')));
  expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
  expect(ringing(drilled.authorizer)).toEqual(drilled.authorizer);
});

test('a function of the API that faults rings, though the authorizer does not', async () => {
  const { client } = await begin(faulty({ code: { ProgressFunction: crash } }));
  const asked = () => send(client, undefined, 'GET', '/v1/public-progress');
  const isFault = ({ status }: { readonly status: number }) => status >= 500;
  expect((await Promise.all([asked(), asked()])).map(isFault)).toEqual([true, true]);
  expect(ringing(drilled.authorizer)).toEqual([]);
  expect(isFault(await asked())).toBe(true);
  expect(ringing(drilled.authorizer)).toEqual(['ApiFaults']);
});

test('an API that is slow for a quarter of an hour rings, and one slow answer does not', async () => {
  const slow = "export const handler = () => new Promise((answer) => setTimeout(answer, 10_100, { statusCode: 204, body: '' }));\n";
  const { client } = await begin(faulty({ code: { ProgressFunction: slow } }));
  // One after another: what was answered since the last look is told at the time of the next.
  for (const place of [0, 1, 2]) {
    await send(client, undefined, 'GET', '/v1/public-progress');
    expect(ringing(drilled.slow, 5 * place)).toEqual(place < 2 ? [] : drilled.slow);
  }
});

test('a run that comes near its function’s time-out rings, and a quick one does not', async () => {
  const slow =
    "export const handler = (event) => new Promise((answer) => setTimeout(answer, event.path.includes('/2027/') ? 22_500 : 500, {}));\n";
  const { client } = await begin(faulty({ code: { PlansFunction: slow } }));
  const asked = (year: number) => send(client, 'dinkes', 'GET', `/v1/plans/${year}/dinkes`);
  await asked(2026);
  expect(ringing(drilled.nearTimeout)).toEqual([]);
  await asked(2027);
  expect(ringing(drilled.nearTimeout)).toEqual(drilled.nearTimeout);
});

test('an OPD from which nothing comes for two weeks after its date rings, by the clock, at the next count', async () => {
  const { laptop, client } = await begin(assembly);
  // Nobody has counted for as long as this city is there.
  expect(ringing(drilled.silent)).toEqual(['RecountMissing']);
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * minute);
  await laptop.setClock(daysAgo(limits.opdSilentDays + 2));
  await register(client, 'sepi', { cadence: 'daily' });
  await laptop.setClock(daysAgo(2));
  await laptop.runSchedule('RecountRule');
  expect(ringing(drilled.silent)).toEqual([]);
  await laptop.setClock(undefined);
  await laptop.runSchedule('RecountRule');
  expect(ringing(drilled.silent)).toEqual(['OpdSilent']);
});
