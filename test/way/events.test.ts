import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Client, follow, member, send, textMember } from '../../demo/client.ts';
import {
  approve,
  type City,
  csvOf,
  listMember,
  patience,
  publishFirst,
  register,
  type Started,
  start,
  startCity,
  versionsOf,
} from './city.ts';

const first = 'kode,jumlah\nA1,1\n';
const empty = { visible: 0, notVisible: 0, delayed: 0 };

let city: City;
beforeAll(async () => {
  city = await startCity();
});
afterAll(() => city?.stop());
afterEach(() => {
  vi.useRealTimers();
});

/** The small uploads' queue and its dead letters, by ARN. */
function queues(): { readonly small: string; readonly dead: string } {
  const { model } = city.laptop;
  const queue = model.queues.find(({ name, deadLetter }) => /SmallUploads/.test(name) && deadLetter !== undefined);
  return { small: `arn:aws:sqs:${model.region}:000000000000:${queue?.name}`, dead: queue?.deadLetter?.arn ?? '' };
}

type Arrival = { readonly key: string; readonly versionId: string };

/** PUTs the bytes, and says what S3 says of them in its event. */
async function put({ url, headers }: Started, content: string): Promise<Arrival> {
  const response = await fetch(url, { method: 'PUT', headers, body: content });
  expect(response.status).toBe(200);
  return { key: keyOf(url), versionId: response.headers.get('x-amz-version-id') ?? '' };
}

const keyOf = (url: string) => new URL(url).pathname.split('/').slice(2).join('/');
const event = ({ key, versionId }: Arrival) =>
  JSON.stringify({
    Records: [{ eventVersion: '2.1', eventName: 'ObjectCreated:Put', s3: { object: { key, versionId, sequencer: '0' } } }],
  });

const begin = (datasetId: string, content: string) =>
  start(city.client, datasetId, { fileName: 'data.csv', size: Buffer.byteLength(content) });
const followed = ({ uploadId }: Started, datasetId: string) => follow(city.client, 'dinkes', datasetId, uploadId);

/** An event for a key that was never given out: done at once, and it wakes anyone who waits at the queue. */
const unknownKey = () => event({ key: `small/tidak-ada/01K4000000000000000000000A/${randomBytes(16).toString('hex')}`, versionId: 'v' });

/** Lets the laptop's clock run ahead, so that what is hidden in a queue for minutes is visible; signatures bear a quarter of an hour. */
function runAhead(seconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, now: Date.now() + seconds * 1000 });
  city.laptop.queues.send(queues().small, unknownKey());
}

const drained = () => expect.poll(() => city.laptop.queues.depth(queues().small), patience).toEqual(empty);

test('an event that comes again after all is done changes nothing', async () => {
  await register(city.client, 'sesudah');
  const started = await begin('sesudah', first);
  const arrival = await put(started, first);
  await approve(city.client, 'sesudah', await followed(started, 'sesudah'));
  const published = await followed(started, 'sesudah');
  for (let times = 0; times < 3; times++) city.laptop.queues.send(queues().small, event(arrival));
  await drained();
  expect(await followed(started, 'sesudah')).toEqual(published);
  expect(await versionsOf(city.client, 'sesudah')).toHaveLength(1);
  expect(city.laptop.queues.depth(queues().dead)).toEqual(empty);
});

test('an event that comes four times at once makes one version', async () => {
  await publishFirst(city.client, 'serentak', first);
  const content = 'kode,jumlah\nA1,2\n';
  const started = await begin('serentak', content);
  const arrival = await put(started, content);
  for (let times = 0; times < 3; times++) city.laptop.queues.send(queues().small, event(arrival));
  expect(await followed(started, 'serentak')).toMatchObject({ state: 'published', versionNumber: 2 });
  // A copy that met another worker comes back after its pause, and finds it done.
  await drained();
  expect((await versionsOf(city.client, 'serentak')).map((version) => member(version, 'n'))).toEqual([2, 1]);
  expect(await csvOf(city.client, 'serentak')).toBe(content);
  expect(city.laptop.queues.depth(queues().dead)).toEqual(empty);
});

test('the event of an upload that was started earlier comes last: the later one stands, and the earlier one says so', async () => {
  await publishFirst(city.client, 'urutan', first);
  const [earlier, later] = [await begin('urutan', first.replace('1\n', '2\n')), await begin('urutan', first.replace('1\n', '3\n'))];
  await put(later, first.replace('1\n', '3\n'));
  expect(await followed(later, 'urutan')).toMatchObject({ state: 'published', versionNumber: 2 });
  await put(earlier, first.replace('1\n', '2\n'));
  const late = await followed(earlier, 'urutan');
  expect(late).toMatchObject({ state: 'published', versionNumber: 2 });
  expect(textMember(late, 'message')).toContain('sudah diisi unggahan yang dimulai sesudah ini');
  expect(await csvOf(city.client, 'urutan')).toBe('kode,jumlah\nA1,3\n');
  expect(await versionsOf(city.client, 'urutan')).toHaveLength(2);
});

test('events for keys that were never given out, and events of other kinds, are done without a trace', async () => {
  const { small, dead } = queues();
  await register(city.client, 'lain');
  const started = await begin('lain', first);
  const guessed = keyOf(started.url).replace(/[0-9a-f]{32}$/, 'f'.repeat(32));
  const bodies = [
    unknownKey(),
    event({ key: guessed, versionId: 'v1' }),
    event({ key: '../../catalog/index.json', versionId: 'v1' }),
    event({ key: keyOf(started.url), versionId: 'v1' }).replace('ObjectCreated:Put', 'ObjectRemoved:Delete'),
    JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent' }),
  ];
  for (const body of bodies) city.laptop.queues.send(small, body);
  await drained();
  expect(city.laptop.queues.depth(dead)).toEqual(empty);
  const path = `/v1/datasets/lain/uploads/${started.uploadId}`;
  expect((await send(city.client, 'dinkes', 'GET', path)).body).toMatchObject({ state: 'waiting' });
  expect(await versionsOf(city.client, 'lain')).toEqual([]);
});

test('a message that is no event goes to the dead letters after five tries, and files behind it are checked meanwhile', async () => {
  const { small, dead } = queues();
  const garbage = ['no JSON at all', '{"Records":[{"eventVersion":"2.1","eventName":"ObjectCreated:Put"}]}'];
  for (const body of garbage) city.laptop.queues.send(small, body);
  await register(city.client, 'belakang');
  const started = await begin('belakang', first);
  await put(started, first);
  expect(await followed(started, 'belakang')).toMatchObject({ state: 'in-review' });
  expect(city.laptop.queues.depth(dead)).toEqual(empty);
  // The pauses between tries add up to minutes: the clock is helped on, slowly, so that little of it runs while a try is under way,
  // and never past the quarter of an hour that signatures bear.
  let steps = 0;
  const buried = () => {
    if (steps++ < 80) runAhead(10);
    return city.laptop.queues.depth(dead).visible;
  };
  await expect.poll(buried, { interval: 1000, timeout: 150_000 }).toBe(garbage.length);
  await drained();
});

test('a function that is killed while it checks is run again, and the upload ends once', async () => {
  await register(city.client, 'dibunuh');
  const rows = 400_000;
  const content = `kode,nama,jumlah\n${Array.from({ length: rows }, (_, row) => `K${row},"Puskesmas ${row % 97}, Kota",${row}\n`).join('')}`;
  const started = await begin('dibunuh', content);
  const path = `/v1/datasets/dibunuh/uploads/${started.uploadId}`;
  const now = async () => (await send(city.client, 'dinkes', 'GET', path)).body;
  await put(started, content);
  await expect.poll(async () => textMember(await now(), 'state'), { ...patience, interval: 20 }).toBe('checking');
  const killed = ingestProcesses();
  expect(killed).not.toEqual([]);
  for (const pid of killed) process.kill(pid, 'SIGKILL');
  await expect.poll(() => ingestProcesses().filter((pid) => killed.includes(pid)), patience).toEqual([]);
  expect(await now()).toMatchObject({ state: 'checking' });

  // Nobody takes a crash's message before its visibility timeout ends: six times the function's own. A token of that future would be refused.
  const client = await withTokensOfNow(['dinkes', 'kominfo']);
  runAhead(6 * 60 + 1);
  const upload = await follow(client, 'dinkes', 'dibunuh', started.uploadId);
  expect(upload).toMatchObject({ state: 'in-review', counts: { rows, validRows: rows, errors: 0 } });
  await drained();
  const reviews = listMember((await send(client, 'kominfo', 'GET', '/v1/reviews')).body, 'items');
  expect(reviews.filter((review) => member(review, 'uploadId') === started.uploadId)).toHaveLength(1);
  expect(await approve(client, 'dibunuh', upload)).toMatchObject({ state: 'published', versionNumber: 1 });
  expect(await versionsOf(client, 'dibunuh')).toMatchObject([{ n: 1, rows }]);
});

/** A client whose tokens were issued before the clock runs ahead: functions go by the machine's own. */
async function withTokensOfNow(accounts: readonly string[]): Promise<Client> {
  const issued = new Map(await Promise.all(accounts.map(async (account) => [account, await city.client.token(account)] as const)));
  return { url: city.client.url, token: async (account) => issued.get(account) ?? '' };
}

/** The processes of this laptop's ingest function. */
function ingestProcesses(): number[] {
  const wanted = [`HOME=${city.home}`, 'AWS_LAMBDA_FUNCTION_NAME=satudata-IngestSmall'];
  const pids = readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name));
  return pids
    .filter((pid) => {
      const variables = environmentOf(pid);
      return wanted.every((start) => variables.some((variable) => variable.startsWith(start)));
    })
    .map(Number);
}

function environmentOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
  } catch {
    return [];
  }
}
