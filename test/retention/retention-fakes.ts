import type { Dataset } from '../../functions/model/dataset.ts';
import type { RetentionPorts } from '../../functions/retention/ports.ts';
import { datasetOf, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryDestructions } from '../fakes/memory-destructions.ts';
import { memoryInbox } from '../fakes/memory-inbox.ts';
import { memoryInboxParts } from '../fakes/memory-inbox-parts.ts';
import { memoryFilePieces, memoryMakings } from '../fakes/memory-makings.ts';
import { memoryManifests } from '../fakes/memory-manifests.ts';
import { memoryObjectVersions } from '../fakes/memory-object-versions.ts';
import { memoryOutbox } from '../fakes/memory-outbox.ts';
import { memoryPublished } from '../fakes/memory-published.ts';
import { memoryRefresh } from '../fakes/memory-refresh.ts';
import { memoryReviews } from '../fakes/memory-reviews.ts';
import { memoryUploads } from '../fakes/memory-uploads.ts';

export const opdIds = ['dinas-kesehatan', 'dinas-sosial'];
export const datasetId = 'penerima-bansos';
/** The last day is 31 December: it is over at midnight in Jakarta. */
export const processing = { basis: 'UU 13/2011', purposes: ['bansos'], retentionUntil: '2026-12-31' };
export const over = new Date('2026-12-31T17:00:00.000Z');

/** Objects of a dataset that go, and those that stay, each with an older version. */
export const holding = (id: string) => [
  `datasets/${id}/files/1/${id}-v1.csv`,
  `datasets/${id}/files/1/pictures-1.json`,
  `datasets/${id}/kind-of-a-later-day/x`,
  `datasets/${id}/parts/2026/${uploadIds[0]}.parquet`,
  `datasets/${id}/returned/${uploadIds[1]}.xlsx`,
  `datasets/${id}/statistics/abc.json`,
  `datasets/${id}/subjects/nik/00/x`,
  `datasets/${id}/uploads/${uploadIds[1]}/report-1.json`,
  `datasets/${id}/uploads/${uploadIds[1]}/report.json`,
  `selections/${id}/x/a.csv`,
];
export const kept = (id: string) => [
  `datasets/${id}/manifests/1-${uploadIds[0]}.json`,
  `datasets/${id}/templates/1-abc.xlsx`,
  `datasets/${id}/uploads/${uploadIds[1]}/report-without-cells-1.json`,
  `datasets/${id}/uploads/${uploadIds[1]}/report-without-cells.json`,
];

/** A city of two datasets with all that there can be of one; the first has a retention. */
export async function retentionFakes(changes: Partial<Dataset> = {}) {
  let ids = 0;
  const [published, inbox, bucket] = [memoryObjectVersions(), memoryObjectVersions(), memoryPublished()];
  const forgotten: string[] = [];
  const failures: string[] = [];
  const current = { n: 1, uploadId: uploadIds[0], rows: 3, bytes: 30, publishedAt: '2026-01-02T00:00:00.000Z' };
  const standing = { state: 'published', access: 'limited', sharing: 'by-request', current } as const;
  const ended = datasetOf({ datasetId, opdId: 'dinas-sosial', ...standing, processing, personalColumns: ['nik'], ...changes });
  const other = datasetOf({ datasetId: `${datasetId}-2`, ...standing });
  const fakes = {
    datasets: memoryDatasets(ended, other),
    manifests: memoryManifests(),
    uploads: memoryUploads(),
    reviews: memoryReviews(),
    inboxParts: memoryInboxParts(memoryInbox()),
    makings: memoryMakings(),
    pieces: memoryFilePieces(bucket, async () => Buffer.from('x')),
    published,
    inbox,
    subjects: [
      {
        async forget(id: string) {
          forgotten.push(id);
          return 1;
        },
      },
    ],
    destructions: memoryDestructions(),
    outbox: memoryOutbox(),
    refresh: memoryRefresh(),
    ids: () => {
      ids += 1;
      return `01K50000000000000000000${String(ids).padStart(3, '0')}`;
    },
    now: () => over,
    failed: (id: string) => void failures.push(id),
  } satisfies RetentionPorts;
  for (const { datasetId: id } of [ended, other]) await fill(fakes, id);
  return { ...fakes, forgotten, failures };
}

export type RetentionFakes = Awaited<ReturnType<typeof retentionFakes>>;

async function fill(fakes: Omit<RetentionFakes, 'forgotten' | 'failures'>, id: string): Promise<void> {
  for (const key of [...holding(id), ...kept(id)]) {
    fakes.published.put(key, 'lama');
    fakes.published.put(key, 'baru');
  }
  fakes.published.hide(`datasets/${id}/files/1/${id}-v1.csv`);
  for (const key of [`small/${id}/a/b`, `large/${id}/c/d`]) fakes.inbox.put(key, 'isi');
  const part = { period: '2026', key: `datasets/${id}/parts/2026/${uploadIds[0]}.parquet`, versionId: 'v1', rows: 3, bytes: 30 };
  await fakes.manifests.put({
    datasetId: id,
    n: 1,
    uploadId: uploadIds[0],
    standardVersion: 1,
    parts: [{ ...part, sha256: 'a'.repeat(64), uploadId: uploadIds[0] }],
    publishedAt: '2026-01-02T00:00:00.000Z',
    publishedBy: 'kominfo',
  });
  const at = { waiting: '2026-01-01T00:00:00.000Z', 'in-review': '2026-01-01T00:00:00.000Z' };
  const of = { datasetId: id, at };
  fakes.uploads.put(uploadOf(uploadIds[0], 'isi', { ...of, state: 'published' }));
  fakes.uploads.put(uploadOf(uploadIds[1], 'isi', { ...of, state: 'rejected', at: { waiting: at.waiting } }));
  fakes.uploads.put(uploadOf(uploadIds[2], 'isi', { ...of, state: 'in-review' }));
  await fakes.reviews.enqueue({ datasetId: id, uploadId: uploadIds[2], opdId: 'dinas-sosial', since: at.waiting });
  const key = `datasets/${id}/files/1/${id}-v1.json`;
  const multipartId = await fakes.pieces.begin(key, 'application/json', { about: 'none' });
  const progress = { done: 1, total: 2 };
  const making = { datasetId: id, key, about: 'none', state: 'making', progress, pieces: { multipartId, etags: [] } } as const;
  await fakes.makings.put({ ...making, tries: 1, until: '2026-12-31T18:00:00.000Z', revision: 'one' }, undefined);
}

/** All that stands of the city, but for what each run asks for again. */
export async function everything(fakes: RetentionFakes, id: string): Promise<unknown> {
  return {
    dataset: await fakes.datasets.get(id),
    published: fakes.published.keys().filter((key) => key.split('/')[1] === id),
    counts: await fakes.published.count(`datasets/${id}/`, () => true),
    inbox: fakes.inbox.keys().filter((key) => key.split('/')[1] === id),
    manifests: await fakes.manifests.list(id, 9, 9),
    uploads: fakes.uploads.all().filter((upload) => upload.datasetId === id),
    waiting: [...fakes.reviews.waiting.values()].filter((one) => one.datasetId === id),
    makings: fakes.makings.all().filter((making) => making.datasetId === id),
    minutes: fakes.destructions.all().filter((minutes) => minutes.datasetId === id),
    hidden: (await fakes.datasets.hidden()).get(id),
  };
}
