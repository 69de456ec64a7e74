import type { SQSRecord } from 'aws-lambda';
import { duckdbBirthFile } from '../../functions/duckdb/birth-file.ts';
import { duckdbSubjectBlocks } from '../../functions/duckdb/subject-blocks.ts';
import { duckdbTableEngine } from '../../functions/duckdb/table-engine.ts';
import { duckdbVersionDescriber } from '../../functions/duckdb/version-describer.ts';
import { duckdbVersionDiffer } from '../../functions/duckdb/version-differ.ts';
import type { BatchPorts } from '../../functions/ingest/ingest-batch.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Upload } from '../../functions/model/upload.ts';
import type { Standard } from '../../functions/standards/standard.ts';
import { memoryAccountRecords } from './memory-account-records.ts';
import { memoryDatasets } from './memory-datasets.ts';
import { memoryInbox } from './memory-inbox.ts';
import { memoryInboxParts } from './memory-inbox-parts.ts';
import { memoryIngestMetrics } from './memory-ingest-metrics.ts';
import { memoryFileQueue, memoryMakings } from './memory-makings.ts';
import { memoryManifests } from './memory-manifests.ts';
import { memoryOutbox } from './memory-outbox.ts';
import { memoryProfiles } from './memory-profiles.ts';
import { memoryPublished } from './memory-published.ts';
import { memoryRecords } from './memory-records.ts';
import { memoryRefresh } from './memory-refresh.ts';
import { memoryReviews } from './memory-reviews.ts';
import { memoryBirthIndex } from './memory-search.ts';
import { memoryStandards } from './memory-standards.ts';
import { memorySubjectIndex } from './memory-subject-index.ts';
import { memorySubjectKeys } from './memory-subject-keys.ts';
import { memoryUnanswered } from './memory-unanswered.ts';
import { memoryUnitNihils } from './memory-unit-nihils.ts';
import { memoryUnits } from './memory-units.ts';
import { memoryUploads } from './memory-uploads.ts';

export const noon = new Date('2026-09-15T05:00:00.000Z');
/** ULIDs in the order of their start. */
export const uploadIds = ['01K5000000000000000000000A', '01K5000000000000000000000B', '01K5000000000000000000000C'] as const;

export function datasetOf(changes: Partial<Dataset> = {}): Dataset {
  return {
    datasetId: 'kunjungan-puskesmas',
    title: 'Kunjungan puskesmas',
    opdId: 'dinas-kesehatan',
    access: 'open',
    state: 'draft',
    oncePublic: false,
    cadence: 'monthly',
    priority: false,
    personalColumns: [],
    createdAt: noon.toISOString(),
    createdBy: 'dinkes',
    updatedAt: noon.toISOString(),
    revision: 1,
    ...changes,
  };
}

export function standardOf(changes: Partial<Standard> = {}): Standard {
  return {
    datasetId: 'kunjungan-puskesmas',
    n: 1,
    state: 'approved',
    origin: 'operator',
    proposedAt: noon.toISOString(),
    proposedBy: 'dinkes',
    fields: [
      { name: 'puskesmas', title: 'Puskesmas', type: 'string' },
      { name: 'kunjungan', title: 'Kunjungan', type: 'integer' },
    ],
    ...changes,
  };
}

export function uploadOf(uploadId: string, content: string | Uint8Array, changes: Partial<Upload> = {}): Upload {
  return {
    datasetId: 'kunjungan-puskesmas',
    uploadId,
    opdId: 'dinas-kesehatan',
    state: 'waiting',
    fileName: 'kunjungan.csv',
    size: Buffer.byteLength(content),
    mode: 'periods',
    key: `small/kunjungan-puskesmas/${uploadId}/0123456789abcdef0123456789abcdef`,
    startedBy: 'dinkes',
    message: 'Menunggu berkas dikirim.',
    at: { waiting: noon.toISOString() },
    ...changes,
  };
}

/** The city's key for persons, in tests. */
export const testPersonKey = Buffer.from('a key of the tests, of more than two hundred and fifty-six bits', 'utf8');

/** A city in memory with the genuine reader and engine. Time stands still unless told. */
export function ingestFakes(dataset: Dataset = datasetOf(), ...standards: Standard[]) {
  const faults: unknown[] = [];
  const unreturned: unknown[] = [];
  const unsummarised: unknown[] = [];
  const pauses: number[] = [];
  const outcomes: string[] = [];
  let recordIds = 0;
  const inbox = memoryInbox();
  const fakes = {
    datasets: memoryDatasets(dataset),
    standards: memoryStandards(...standards),
    manifests: memoryManifests(),
    units: memoryUnits(),
    unitNihils: memoryUnitNihils(),
    uploads: memoryUploads(),
    reviews: memoryReviews(),
    unanswered: memoryUnanswered(),
    profiles: memoryProfiles(),
    outbox: memoryOutbox(),
    inbox,
    published: memoryPublished(),
    refresh: memoryRefresh(),
    differ: duckdbVersionDiffer(200),
    describer: duckdbVersionDescriber(200),
    subjects: memorySubjectIndex(),
    subjectKeys: memorySubjectKeys(),
    births: memoryBirthIndex(),
    birthFile: duckdbBirthFile(200),
    blocks: duckdbSubjectBlocks(200),
    personKey: async () => testPersonKey,
    metrics: memoryIngestMetrics(),
    records: memoryRecords(),
    ids: () => {
      recordIds += 1;
      return `record-${recordIds}`;
    },
    engine: duckdbTableEngine(),
    notReturned: (_uploadId: string, error: unknown) => void unreturned.push(error),
    notSummarised: (_uploadId: string, error: unknown) => void unsummarised.push(error),
    now: () => noon,
    random: () => 0,
    remainingMilliseconds: () => 15 * 60_000,
    endProcess: () => void outcomes.push('process ended'),
    visibility: {
      async hide(_queueArn: string, _receiptHandle: string, seconds: number) {
        pauses.push(seconds);
      },
    },
    log: {
      done: (_messageId: string, { outcome }: { outcome: string }) => void outcomes.push(outcome),
      fault: (_messageId: string, _receives: number, error: unknown) => void faults.push(error),
    },
  } satisfies BatchPorts;
  const later = {
    accountRecords: memoryAccountRecords(),
    inboxParts: memoryInboxParts(inbox),
    makings: memoryMakings(),
    fileQueue: memoryFileQueue(),
  };
  return { ...fakes, ...later, faults, unreturned, unsummarised, pauses, outcomes };
}

export type IngestFakes = ReturnType<typeof ingestFakes>;

/** Announces an upload and puts its file: gives the message that S3 sends of it. */
export function deliver(fakes: IngestFakes, uploadId: string, content: string | Uint8Array, changes: Partial<Upload> = {}): SQSRecord {
  const upload = uploadOf(uploadId, content, changes);
  fakes.uploads.put(upload);
  const { versionId } = fakes.inbox.receive(upload.key, content);
  return messageOf(upload.key, versionId);
}

export function messageOf(key: string, versionId: string, receives = 1, messageId = `${key}-${versionId}`): SQSRecord {
  const object = { key: encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/'), versionId, sequencer: '0055AED6DCD90281E5' };
  const body = JSON.stringify({ Records: [{ eventVersion: '2.1', eventName: 'ObjectCreated:Put', s3: { object } }] });
  return {
    messageId,
    receiptHandle: 'handle',
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: '0',
      SenderId: 's3',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:ap-southeast-3:000000000000:small',
    awsRegion: 'ap-southeast-3',
  };
}
