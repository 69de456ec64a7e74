import { describe, expect, it } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { deliver } from '../fakes/ingest-world.ts';
import { memoryDiffer } from '../fakes/memory-differ.ts';
import { memoryEngine } from '../fakes/memory-engine.ts';
import { publishedWorld } from './published-world.ts';

const places = [...'0123456789'];
const idOf = (place: string) => `01K5000000000000000000000${place}`;
const pairs = places.flatMap((one, index) => places.slice(index + 1).map((other) => [one, other]));

/** Ten messages, of which those at `failing` meet a bucket that can't be read. */
async function runBatch(failing: readonly string[]) {
  const world = { ...(await publishedWorld()), engine: memoryEngine(), differ: memoryDiffer() };
  const messages = places.map((place) => ({
    ...deliver(world, idOf(place), 'Puskesmas,Kunjungan\nCipondoh,1\n', { period: '2026-08' }),
    messageId: place,
  }));
  const downloads: string[] = [];
  const download: typeof world.inbox.download = (key, versionId, path) => {
    downloads.push(key);
    if (failing.some((place) => key.includes(idOf(place)))) return Promise.reject(new Error('SlowDown'));
    return world.inbox.download(key, versionId, path);
  };
  const answer = await ingestBatch({ ...world, inbox: { ...world.inbox, download } }, messages);
  const states = await Promise.all(places.map(async (place) => (await world.uploads.get('kunjungan-puskesmas', idOf(place)))?.state));
  return { answer, states, downloads };
}

describe('a batch of ten', () => {
  it.each([[[]], ...places.map((place) => [[place]]), ...pairs.map((pair) => [pair]), [places]])(
    'names exactly those that failed: %j',
    async (failing) => {
      const { answer, states, downloads } = await runBatch(failing);
      expect(answer).toEqual({ batchItemFailures: failing.map((itemIdentifier) => ({ itemIdentifier })) });
      expect(states).toEqual(places.map((place) => (failing.includes(place) ? 'checking' : 'published')));
      expect(new Set(downloads).size).toBe(downloads.length);
    },
  );
});
