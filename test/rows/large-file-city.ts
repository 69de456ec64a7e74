import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import { limits } from '../../functions/limits.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { makeFiles } from '../../functions/rows/make-files.ts';
import { partsCache } from '../../functions/rows/parts-cache.ts';
import { datasetOf, type IngestFakes, ingestFakes, noon, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { memoryFilePieces } from '../fakes/memory-makings.ts';
import { datasetId, publishFile, rowsFunction } from './rows-function.ts';

const [first, second] = uploadIds;
const header = 'Puskesmas,Kunjungan\n';
const august = Array.from({ length: 50 }, (_, row) => `Puskesmas ${row},${row}\n`);
const september = ['Puskesmas a,1\n', 'Puskesmas b,2\n'];
const key = `datasets/${datasetId}/files/2/${datasetId}-v2`;
export const whole = `${header}${august.join('')}${september.join('')}`;

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

/** A version of two parts, the first of which is held to have that many rows, the function that answers, and the one that makes files. */
export async function city(changes: Parameters<typeof datasetOf>[0] = {}, heldRows = 5_000_000) {
  const fakes = ingestFakes(datasetOf(changes), standardOf());
  await publishFile(fakes, first, `${header}${august.join('')}`, { period: '2026-08' });
  await publishFile(fakes, second, `${header}${september.join('')}`, { period: '2026-09' });
  if (heldRows > 0) withRows(fakes, heldRows);
  const clock = { now: noon, remaining: 15 * 60_000 };
  const rows = await rowsFunction(fakes, [], { now: () => clock.now });
  const directory = await mkdtemp(join(tmpdir(), 'make-file-'));
  const reader = duckdbRowReader(directory);
  open.push(
    () => rows.close(),
    () => reader.close(),
    () => rm(directory, { recursive: true }),
  );
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
    random: () => 0,
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
  return { fakes, ask, make, textOf, pieces, told, pauses, clock, worker, records: rows.records };
}
