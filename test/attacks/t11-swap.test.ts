import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { follow, send, textMember } from '../../demo/client.ts';
import { type IngestOutcome, ingestUpload } from '../../functions/ingest/ingest-upload.ts';
import type { Inbox } from '../../functions/uploads/inbox.port.ts';
import { criterion } from '../criteria/criterion.ts';
import { datasetOf, type IngestFakes, ingestFakes, standardOf, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { memoryDescriber } from '../fakes/memory-describer.ts';
import { memoryDiffer } from '../fakes/memory-differ.ts';
import { memoryEngine } from '../fakes/memory-engine.ts';
import { beforeEachCall } from '../faults/before-each-call.ts';
import { finalState } from '../faults/end-state.ts';
import { publishedDataset } from '../faults/published-dataset.ts';
import { tried } from '../product-size.ts';
import { csvOf, put, register, rowsOf, start } from '../way/city.ts';
import { type SharedCity, sharedCity } from '../way/shared-city.ts';

/** T11: anyone who holds an upload's address sends other bytes of the same length after the first were taken, at each moment at which ingest waits. */
const [, uploadId] = uploadIds;
const genuine = 'Puskesmas,Kunjungan\nCipondoh,12\nBatuceper,34\n';
const swapped = 'Puskesmas,Kunjungan\nCipondoh,99\nBatuceper,99\n';
const wrong = 'Puskesmas,Kunjungan\nCipondoh,xx\nBatuceper,34\n';
const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');

/** `everyCall`: at which of the calls other bytes are sent; the genuine engine takes its time for each. */
type Story = {
  readonly name: string;
  readonly ends: string;
  readonly sent: string;
  readonly everyCall: number;
  readonly fakes: () => Promise<IngestFakes>;
};
const calm = (fakes: IngestFakes): IngestFakes => ({
  ...fakes,
  engine: memoryEngine(),
  differ: memoryDiffer(),
  describer: memoryDescriber(),
});
const stories: readonly Story[] = [
  {
    name: 'a first file, which waits for the steward',
    ends: 'in-review',
    sent: genuine,
    everyCall: 1,
    fakes: async () => calm(ingestFakes()),
  },
  { name: 'a file published by itself', ends: 'published', sent: genuine, everyCall: tried(3, 1), fakes: publishedDataset },
  { name: 'a rejected file', ends: 'rejected', sent: wrong, everyCall: 1, fakes: async () => calm(ingestFakes(datasetOf(), standardOf())) },
];

/** One PUT, or parts that are joined; `again` sends other bytes of the same length, as far as storage takes them. */
type Client = { readonly versionId: string; readonly again: () => Promise<void> };
const ways: Readonly<Record<string, (fakes: IngestFakes, key: string, sent: string) => Promise<Client>>> = {
  'by another PUT': async ({ inbox }, key, sent) => {
    const { versionId } = inbox.receive(key, sent);
    return { versionId, again: async () => void inbox.receive(key, swapped) };
  },
  'by parts sent again': async ({ inboxParts }, key, sent) => {
    const multipartId = await inboxParts.begin(key);
    const halves = (text: string) => [text.slice(0, 20), text.slice(20)].map((half) => Buffer.from(half));
    const urls = await Promise.all(
      halves(sent).map((half, n) => inboxParts.presign(key, multipartId, { number: n + 1, size: half.length }, 900)),
    );
    const putAll = (text: string) => halves(text).map((half, n) => inboxParts.put(urls[n] ?? '', half));
    putAll(sent);
    const complete = async () => inboxParts.complete(key, multipartId, (await inboxParts.list(key, multipartId)) ?? []);
    expect(await complete()).toBe('completed');
    const [done] = inboxParts.completed;
    const again = async () => {
      expect(putAll(swapped)).toEqual([404, 404]);
      expect(await complete()).toBe('over');
    };
    return { versionId: done?.versionId ?? '', again };
  },
};

/** The fakes with `act` done before the call of that number, of all its ports together; and which versions of the inbox are read. */
function actingAt(fakes: IngestFakes, number: number, act: () => Promise<void>) {
  const seen = { calls: 0, read: new Set<string>() };
  const before = async () => {
    seen.calls += 1;
    if (seen.calls === number) await act();
  };
  const inbox: Inbox = {
    ...fakes.inbox,
    download: async (key, versionId, path) => {
      seen.read.add(versionId);
      return fakes.inbox.download(key, versionId, path);
    },
  };
  const at = <P extends object>(port: P) => beforeEachCall(port, before);
  const { datasets, standards, manifests, uploads, reviews, published, refresh, records } = fakes;
  const ports = {
    ...fakes,
    ...{ datasets: at(datasets), standards: at(standards), manifests: at(manifests), uploads: at(uploads), reviews: at(reviews) },
    ...{ inbox: at(inbox), published: at(published), refresh: at(refresh), records: at(records) },
  };
  return { ports, seen };
}

describe.each(Object.entries(ways))('other bytes of the same length, %s', (way, send) => {
  test.each(stories)('never become what is published of $name', async ({ name, ends, sent, everyCall, fakes: begin }) => {
    const run = async (number: number) => {
      const fakes = await begin();
      const upload = uploadOf(uploadId, sent, { period: '2026-09' });
      fakes.uploads.put(upload);
      const { versionId, again } = await send(fakes, upload.key, sent);
      const { ports, seen } = actingAt(fakes, number, again);
      const arrival = { key: upload.key, versionId, sequencer: '01' };
      const { outcome } = await ingestUpload(ports, arrival);
      // The other version has an event of its own.
      const later: IngestOutcome[] = [];
      if (fakes.inbox.newest(upload.key)?.equals(Buffer.from(swapped)) && number > 0)
        later.push(await ingestUpload(ports, { ...arrival, versionId: 'v2', sequencer: '02' }));
      const { tagged: _tagged, ...state } = await finalState(fakes);
      const [kept] = fakes.uploads.all();
      return { outcome, state, validated: kept?.sha256, calls: seen.calls, read: [...seen.read], later, versionId };
    };
    const undisturbed = await run(0);
    expect([undisturbed.outcome, undisturbed.validated]).toEqual([ends, sha256(sent)]);
    const changed: unknown[] = [];
    let asked = 0;
    for (let number = 1; number <= undisturbed.calls; number += everyCall) {
      asked += 1;
      const { outcome, state, validated, read, later, versionId } = await run(number);
      const found = { outcome, state, validated, read, later: later.map((one) => one.outcome) };
      const wanted = {
        ...{ outcome: undisturbed.outcome, state: undisturbed.state, validated: sha256(sent), read: [versionId] },
        later: way === 'by another PUT' ? ['other-version'] : [],
      };
      if (!isDeepStrictEqual(found, wanted)) changed.push({ beforeCall: number, found, wanted });
    }
    const same = asked - changed.length;
    criterion('T11', `${name}, ${way}: in ${same} of ${asked} interleavings what was published is what was validated`);
    expect(changed).toEqual([]);
    expect(undisturbed.calls).toBeGreaterThan(8);
  });
});

test('whichever version is heard of first is the one that is read, whole', async () => {
  const fakes = await publishedDataset();
  const upload = uploadOf(uploadId, genuine, { period: '2026-09' });
  fakes.uploads.put(upload);
  const first = fakes.inbox.receive(upload.key, genuine);
  const second = fakes.inbox.receive(upload.key, swapped);
  const arrivals = [second, first].map(({ versionId }, n) => ({ key: upload.key, versionId, sequencer: `0${n}` }));
  const outcomes: string[] = [];
  for (const arrival of arrivals) outcomes.push((await ingestUpload(fakes, arrival)).outcome);
  expect(outcomes).toEqual(['published', 'other-version']);
  expect(fakes.uploads.all()).toMatchObject([{ versionId: second.versionId, sha256: sha256(swapped) }]);
});

describe('on the laptop', () => {
  let city: SharedCity;
  beforeAll(async () => {
    city = await sharedCity();
  });

  test('of many PUTs to one address one is taken, and it is that one which is published', async () => {
    const datasetId = 'rebutan';
    await register(city.client, datasetId);
    const started = await start(city.client, datasetId, { fileName: 'data.csv', size: Buffer.byteLength(genuine) });
    const rivals = Array.from({ length: 8 }, (_, n) => genuine.replace('12', `1${n}`));
    const answers = await Promise.all(rivals.map((rival) => put(started, Buffer.from(rival))));
    const taken = rivals.filter((_, n) => answers[n]?.status === 200);
    const others = answers.filter(({ status }) => status !== 200).map(({ status }) => status);
    const upload = await follow(city.client, 'dinkes', datasetId, started.uploadId);
    const later = await put(started, Buffer.from(swapped));
    const review = await send(city.client, 'kominfo', 'POST', `/v1/datasets/${datasetId}/uploads/${started.uploadId}/review`, {
      decision: 'approve',
      reasons: [],
    });
    expect(textMember(review.body, 'state'), review.text).toBe('published');
    const [published = ''] = taken;
    criterion(
      'T11',
      `of ${rivals.length} PUTs at once ${taken.length} taken, ${others.length} answered ${[...new Set(others)]}; one after publication: ${later.status}`,
    );
    expect([taken.length, others.every((status) => status === 412 || status === 409), later]).toEqual([
      1,
      true,
      { status: 412, code: 'PreconditionFailed' },
    ]);
    expect(textMember(upload, 'sha256')).toBe(sha256(published));
    expect(await csvOf(city.client, datasetId)).toBe(published);
    expect(await rowsOf(city.client, datasetId)).toHaveLength(2);
  });
});
