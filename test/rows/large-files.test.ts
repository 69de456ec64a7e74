import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import { limits } from '../../functions/limits.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { makeFiles } from '../../functions/rows/make-files.ts';
import { partsCache } from '../../functions/rows/parts-cache.ts';
import { datasetOf, type IngestFakes, ingestFakes, noon, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { memoryFilePieces } from '../fakes/memory-makings.ts';
import { helpdesk, otherOperator } from '../fakes/uploads-function.ts';
import { datasetId, publishFile, rowsFunction } from './rows-function.ts';

const [first, second] = uploadIds;
const header = 'Puskesmas,Kunjungan\n';
const august = Array.from({ length: 50 }, (_, row) => `Puskesmas ${row},${row}\n`);
const september = ['Puskesmas a,1\n', 'Puskesmas b,2\n'];
const key = `datasets/${datasetId}/files/2/${datasetId}-v2`;
const whole = `${header}${august.join('')}${september.join('')}`;

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** As if the first part had that many rows: of some slices all but the first are empty. */
function withRows(fakes: IngestFakes, rows: number): void {
  const { get } = fakes.manifests;
  fakes.manifests.get = async (...asked) => {
    const manifest = await get(...asked);
    return manifest && { ...manifest, parts: manifest.parts.map((part, index) => (index === 0 ? { ...part, rows } : part)) };
  };
}

/** A version of two parts that is held for a large one, the function that answers, and the one that makes files. */
async function city(changes: Parameters<typeof datasetOf>[0] = {}) {
  const fakes = ingestFakes(datasetOf(changes), standardOf());
  await publishFile(fakes, first, `${header}${august.join('')}`, { period: '2026-08' });
  await publishFile(fakes, second, `${header}${september.join('')}`, { period: '2026-09' });
  withRows(fakes, 5_000_000);
  const rows = await rowsFunction(fakes);
  const directory = await mkdtemp(join(tmpdir(), 'make-file-'));
  const reader = duckdbRowReader(directory);
  open.push(
    () => rows.close(),
    () => reader.close(),
    () => rm(directory, { recursive: true }),
  );
  const clock = { now: noon, remaining: 15 * 60_000 };
  const pieces = memoryFilePieces(fakes.published, readFile);
  const told: unknown[] = [];
  const pauses: number[] = [];
  const worker = {
    ...fakes,
    pieces,
    reader,
    cache: partsCache(fakes.published, join(directory, 'parts'), limits.partsCacheBytes),
    directory: join(directory, 'files'),
    // Each slice a piece.
    pieceBytes: 0,
    city: { name: 'Kota Contoh', opds: [] },
    publicUrl: 'https://data.example',
    now: () => clock.now,
    remainingMilliseconds: () => clock.remaining,
    visibility: { hide: async (_arn: string, _handle: string, seconds: number) => void pauses.push(seconds) },
    log: {
      done: (_order: unknown, outcome: string) => void told.push(outcome),
      fault: (_id: string, _receives: number, error: unknown) => void told.push(error),
    },
  };
  const ask = (format = 'csv', query: Record<string, string[]> = {}, headers: Record<string, string[]> = {}, principal = anonymous) =>
    rows.ask(principal, { operation: 'downloadFile', params: { datasetId, format }, query, headers });
  /** Hands the message of that place to the worker. */
  const make = (place = 0, receives = 1) =>
    makeFiles(worker, [
      {
        messageId: `message-${place}`,
        receiptHandle: 'handle',
        body: JSON.stringify(fakes.fileQueue.sent[place]),
        attributes: { ApproximateReceiveCount: String(receives), SentTimestamp: '', SenderId: '', ApproximateFirstReceiveTimestamp: '' },
        messageAttributes: {},
        md5OfBody: '',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:ap-southeast-3:1:files',
        awsRegion: 'ap-southeast-3',
      },
    ]);
  const textOf = (ending: string) => Buffer.from(fakes.published.newest(`${key}${ending}`)?.bytes ?? '').toString();
  return { fakes, ask, make, textOf, pieces, told, pauses, clock, records: rows.records };
}

describe('a file too large for one answer', () => {
  test('is ordered once however many ask, answered 202 with its progress meanwhile, and 302 once it stands', async () => {
    const { ask, make, textOf, fakes, told } = await city();
    const answers = await Promise.all(Array.from({ length: 30 }, () => ask()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(JSON.parse(answers[0]?.text ?? '')).toEqual({ state: 'waiting', progress: { done: 0, total: 6 } });
    expect(answers[0]?.headers).toMatchObject({ 'Retry-After': '5', Vary: 'Accept', 'Cache-Control': 'no-store' });
    expect(fakes.fileQueue.sent).toEqual([{ datasetId, n: 2, format: 'csv', period: undefined, reader: undefined }]);
    expect(await make()).toEqual({ batchItemFailures: [] });
    expect(told).toEqual(['made']);
    expect(textOf('.csv')).toBe(whole);
    expect((await ask()).status).toBe(302);
    expect(fakes.makings.all()).toEqual([]);
  });

  test.each(['csv', 'json', 'parquet'])('as %s is what a small one would have been', async (format) => {
    const { ask, make, textOf, fakes } = await city();
    await ask(format);
    await make();
    const made = textOf(`.${format}`);
    const { get } = fakes.manifests;
    fakes.manifests.get = async (...asked) => {
      const manifest = await get(...asked);
      return manifest && { ...manifest, parts: manifest.parts.map((part) => ({ ...part, rows: 1 })) };
    };
    expect((await ask(format)).status).toBe(302);
    expect(textOf(`.${format}`)).toBe(made);
    if (format === 'csv') expect(made).toBe(whole);
    if (format === 'json') expect(JSON.parse(made)).toHaveLength(52);
  });

  test('of one period alone is not large where that is small', async () => {
    const { ask, fakes } = await city();
    expect((await ask('csv', { period: ['2026-09'] })).status).toBe(302);
    expect((await ask('csv', { period: ['2026-08'], for: ['excel'] })).status).toBe(202);
    expect(fakes.fileQueue.sent).toEqual([{ datasetId, n: 2, format: 'csv', period: '2026-08', reader: 'excel' }]);
  });

  test('is a page with its progress and the way to it for a browser that followed a link', async () => {
    const { ask } = await city();
    const { status, text, headers } = await ask('csv', { for: ['excel'] }, { Accept: ['text/html,*/*;q=0.8'] });
    expect([status, headers['Content-Type'], headers['Retry-After']]).toEqual([202, 'text/html; charset=utf-8', '5']);
    expect(text).toContain('<h1>Berkas sedang dibuat</h1>');
    expect(text).toContain('<progress max="100" value="0"');
    expect(text).toContain(`href="/v1/datasets/${datasetId}/files/csv?for=excel"`);
  });
});

describe('who may not read it', () => {
  test('orders nothing, and learns nothing of it', async () => {
    const { ask, fakes } = await city({ access: 'limited', sharing: 'government' });
    expect([(await ask()).status, (await ask('csv', {}, {}, helpdesk)).status]).toEqual([401, 403]);
    expect([fakes.fileQueue.sent, fakes.makings.all()]).toEqual([[], []]);
  });

  test('gets no link to one that was made, once access or the version was taken away meanwhile; a look is recorded when the link is given', async () => {
    const { ask, make, fakes, records, told } = await city({ access: 'limited', sharing: 'government' });
    const member = () => ask('csv', {}, {}, otherOperator);
    expect((await member()).status).toBe(202);
    expect(records.records).toEqual([]);
    await make();
    expect((await member()).status).toBe(302);
    expect(records.records).toMatchObject([{ operation: 'downloadFile', versionNumber: 2 }]);
    const dataset = await fakes.datasets.get(datasetId);
    if (!dataset) throw new Error('the dataset is gone');
    await fakes.datasets.replace({ ...dataset, state: 'withdrawn', revision: dataset.revision + 1 });
    expect((await member()).status).toBe(404);
    expect(told).toEqual(['made']);
  });

  test('has nothing made of a dataset that was withdrawn after the order', async () => {
    const { ask, make, fakes, told, pieces } = await city();
    await ask();
    const dataset = await fakes.datasets.get(datasetId);
    if (!dataset) throw new Error('the dataset is gone');
    await fakes.datasets.replace({ ...dataset, state: 'withdrawn', revision: dataset.revision + 1 });
    await make();
    expect([told, pieces.sent, fakes.makings.all()]).toEqual([['unserved'], [], []]);
  });
});

describe('a run that does not come to its end', () => {
  test('is gone on from where it stopped: no piece is made twice', async () => {
    const { ask, make, textOf, pieces, told, fakes } = await city();
    await ask();
    const { put } = pieces;
    pieces.put = async (...asked) => {
      if (asked[2] === 4 && told.length === 0) throw new Error('storage is away');
      return put(...asked);
    };
    expect(await make()).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
    expect(JSON.parse((await ask()).text)).toEqual({ state: 'waiting', progress: { done: 3, total: 6 } });
    expect(fakes.fileQueue.sent).toHaveLength(1);
    await make(0, 2);
    expect(told).toEqual([expect.any(Error), 'made']);
    expect(pieces.sent).toEqual([1, 2, 3, 4, 5, 6]);
    expect(textOf('.csv')).toBe(whole);
  });

  test('for want of time gives its message back at once, and what is done is kept', async () => {
    const { ask, make, pieces, clock, pauses, told } = await city();
    await ask();
    const { put } = pieces;
    pieces.put = async (...asked) => {
      if (asked[2] === 2) clock.remaining = limits.fileStopMilliseconds - 1;
      return put(...asked);
    };
    expect((await make()).batchItemFailures).toHaveLength(1);
    clock.remaining = 15 * 60_000;
    await make(0, 2);
    expect([told, pauses, pieces.sent]).toEqual([['unfinished', 'made'], [0], [1, 2, 3, 4, 5, 6]]);
  });

  test('because it was killed is taken over after its time, by one message; the killed one’s own finds nothing to do', async () => {
    const { ask, make, pieces, clock, told, fakes } = await city();
    await ask();
    const { put } = pieces;
    let killed = false;
    pieces.put = async (...asked) => {
      if (asked[2] === 3 && !killed) {
        killed = true;
        await new Promise(() => undefined);
      }
      return put(...asked);
    };
    void make();
    await expect.poll(() => killed).toBe(true);
    expect(JSON.parse((await ask()).text)).toEqual({ state: 'making', progress: { done: 2, total: 6 } });
    await make();
    expect([told, fakes.fileQueue.sent.length]).toEqual([['idle'], 1]);
    const [note] = fakes.makings.all();
    if (!note) throw new Error('there is no note');
    await fakes.makings.put({ ...note, until: new Date(noon.getTime() - 1).toISOString(), revision: 'long ago' }, note.revision);
    await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(fakes.fileQueue.sent).toHaveLength(2);
    await make(1);
    await make(0, 2);
    expect([told, pieces.sent, clock.now]).toEqual([['idle', 'made', 'idle'], [1, 2, 3, 4, 5, 6], noon]);
  });

  test('five times is told as failed for an hour, and tried again then', async () => {
    const { ask, make, pieces, told, pauses, fakes } = await city();
    await ask();
    const { begin } = pieces;
    pieces.begin = async () => {
      throw new Error('storage is away');
    };
    for (const receives of [1, 2, 3, 4, 5]) await make(0, receives);
    expect([told.length, pauses]).toEqual([5, [10, 20, 40, 80, 160]]);
    const failed = await ask();
    expect([failed.status, JSON.parse(failed.text).code, fakes.fileQueue.sent.length]).toEqual([503, 'unavailable', 1]);
    const [note] = fakes.makings.all();
    if (!note) throw new Error('there is no note');
    expect(note.until).toBe('2026-09-15T06:00:00.000Z');
    await fakes.makings.put({ ...note, until: noon.toISOString(), revision: 'an hour ago' }, note.revision);
    pieces.begin = begin;
    expect((await ask()).status).toBe(202);
    await make(1);
    expect((await ask()).status).toBe(302);
  });

  test('and whose pieces storage has removed meanwhile begins anew; one that died after its last step is done', async () => {
    const { ask, make, pieces, told, textOf, fakes } = await city();
    await ask();
    const { put, complete } = pieces;
    pieces.put = async (...asked) => {
      if (asked[2] === 4 && told.length === 0) throw new Error('storage is away');
      return put(...asked);
    };
    await make();
    pieces.forget();
    await make(0, 2);
    pieces.complete = async (...asked) => {
      await complete(...asked);
      throw new Error('died');
    };
    await make(0, 3);
    pieces.complete = complete;
    await make(0, 4);
    expect(told).toEqual([expect.any(Error), 'unfinished', expect.any(Error), 'made']);
    expect([textOf('.csv'), fakes.makings.all()]).toEqual([whole, []]);
  });

  test('that was taken over writes nothing more', async () => {
    const { ask, make, pieces, told, fakes } = await city();
    await ask();
    const { put } = pieces;
    pieces.put = async (...asked) => {
      const [note] = fakes.makings.all();
      if (note && asked[2] === 3) await fakes.makings.put({ ...note, revision: 'another' }, note.revision);
      return put(...asked);
    };
    await make();
    expect([told, fakes.makings.all()[0]?.revision]).toEqual([['overtaken'], 'another']);
  });
});

test('an order that could not be sent is a fault, and the next one who asks sends it', async () => {
  const { ask, fakes } = await city();
  fakes.fileQueue.failing = true;
  expect((await ask()).status).toBe(500);
  fakes.fileQueue.failing = false;
  expect((await ask()).status).toBe(202);
  expect(fakes.fileQueue.sent).toHaveLength(1);
});
