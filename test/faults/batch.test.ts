import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { deliver } from '../fakes/ingest-fakes.ts';
import { memoryDescriber } from '../fakes/memory-describer.ts';
import { memoryDiffer } from '../fakes/memory-differ.ts';
import { memoryEngine } from '../fakes/memory-engine.ts';
import { everyNth } from '../product-size.ts';
import { publishedDataset } from './published-dataset.ts';

const places = [...'0123456789'];
const idOf = (place: string) => `01K5000000000000000000000${place}`;
const pairs = places.flatMap((one, index) => places.slice(index + 1).map((other) => [one, other]));

/** Ten messages, of which those at `failing` meet a bucket that can't be read. */
async function runBatch(failing: readonly string[]) {
  const fakes = { ...(await publishedDataset()), engine: memoryEngine(), differ: memoryDiffer(), describer: memoryDescriber() };
  const messages = places.map((place) => ({
    ...deliver(fakes, idOf(place), 'Puskesmas,Kunjungan\nCipondoh,1\n', { period: '2026-08' }),
    messageId: place,
  }));
  const downloads: string[] = [];
  const download: typeof fakes.inbox.download = (key, versionId, path) => {
    downloads.push(key);
    if (failing.some((place) => key.includes(idOf(place)))) return Promise.reject(new Error('SlowDown'));
    return fakes.inbox.download(key, versionId, path);
  };
  const answer = await ingestBatch({ ...fakes, inbox: { ...fakes.inbox, download } }, messages);
  const states = await Promise.all(places.map(async (place) => (await fakes.uploads.get('kunjungan-puskesmas', idOf(place)))?.state));
  return { answer, states, downloads };
}

describe('a batch of ten', () => {
  test.each([[[]], ...places.map((place) => [[place]]), ...everyNth(pairs, 6).map((pair) => [pair]), [places]])(
    'names exactly those that failed: %j',
    async (failing) => {
      const { answer, states, downloads } = await runBatch(failing);
      expect(answer).toEqual({ batchItemFailures: failing.map((itemIdentifier) => ({ itemIdentifier })) });
      expect(states).toEqual(places.map((place) => (failing.includes(place) ? 'checking' : 'published')));
      expect(new Set(downloads).size).toBe(downloads.length);
    },
  );
});
