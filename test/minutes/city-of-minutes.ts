import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { City } from '../../cities/city.ts';
import type { Call } from '../../functions/http/call.ts';
import { type MinutesPorts, minutesOperations } from '../../functions/minutes/operations.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Manifest } from '../../functions/model/manifest.ts';
import type { Principal } from '../../functions/model/principal.ts';
import type { Upload, UploadState } from '../../functions/model/upload.ts';
import { writePdf } from '../../functions/pdf-writer/write-pdf.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryManifests } from '../fakes/memory-manifests.ts';
import { memoryMinutes } from '../fakes/memory-minutes.ts';
import { memoryNihilLog } from '../fakes/memory-nihil-log.ts';
import { memoryPublished } from '../fakes/memory-published.ts';
import { memorySignedFiles } from '../fakes/memory-signed-files.ts';
import { memoryUploads } from '../fakes/memory-uploads.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { closedDataset, sampleDataset } from '../fakes/sample-datasets.ts';

/** The quarter's last month, and the first day after it. */
export const within = new Date('2026-11-30T03:00:00.000Z');
export const after = new Date('2027-01-04T03:00:00.000Z');
export const quarter = '2026-Q4';
export const params = { opdId: 'dinkes', period: quarter };

export const account = (...kinds: Extract<Principal, { type: 'account' }>['kinds']): Principal => ({
  type: 'account',
  sub: 's',
  name: 'S',
  kinds,
});
export const steward = account({ kind: 'steward' });
export const overseer = account({ kind: 'overseer' });
export const operator = account({ kind: 'operator', opdId: 'dinkes' });
export const stranger = account({ kind: 'head', opdId: 'disdukcapil' });

const party = (name: string, post: string) => ({ name, post });
export const letter = {
  ...{ number: '045/128-Kominfo/2026', heldOn: '2026-11-30', place: 'Tangerang' },
  walidata: party('Budi Santoso, S.Kom.', 'Kepala Bidang Statistik Dinas Kominfo'),
  opd: party('dr. Siti Aminah, M.Kes.', 'Kepala Dinas Kesehatan'),
  knowing: party('Rina Wati, M.Si.', 'Kepala Dinas Kominfo'),
};

export const secretTitle = 'Pasien yang dirahasiakan';
const id = (place: number) => `01KB${String(place).padStart(22, '0')}`;

/** An upload that ended so at that time; `place` orders them. */
export function upload(datasetId: string, place: number, state: UploadState, at: string, more: Partial<Upload> = {}): Upload {
  const of = { datasetId, uploadId: id(place), opdId: 'dinkes', fileName: 'a.csv', size: 1, mode: 'periods' } as const;
  return { ...of, state, key: 'small/x', startedBy: 'clerk', message: '', at: { waiting: at, [state]: at }, ...more };
}

export function version(datasetId: string, n: number, place: number, publishedAt: string, more: Partial<Manifest> = {}): Manifest {
  const part = {
    key: 'k',
    versionId: 'v',
    rows: 3,
    bytes: 9,
    sha256: `${n}`.repeat(64).slice(0, 64),
    uploadId: id(place),
    period: '2026-10',
  };
  const previous = n > 1 ? { previous: { n: n - 1, uploadId: id(place - 1) } } : {};
  return { datasetId, n, uploadId: id(place), standardVersion: 1, parts: [part], publishedAt, publishedBy: 'x', ...previous, ...more };
}

const current = (n: number, place: number) => ({ n, uploadId: id(place), rows: 3, bytes: 9, publishedAt: '2026-11-02T03:00:00.000Z' });

/** Delivered and approved; returned and late; closed, delivered; and one of which nothing is told. */
export function sampleDeliveries() {
  const due = { nextDue: '2027-12-31T16:59:59.999Z' };
  const datasets = [
    sampleDataset({ datasetId: 'puskesmas', title: 'Puskesmas', current: current(2, 11), ...due }),
    sampleDataset({ datasetId: 'posyandu', title: 'Posyandu', current: current(1, 20), nextDue: '2026-11-10T16:59:59.999Z' }),
    closedDataset({ datasetId: 'rahasia', title: secretTitle, opdId: 'dinkes', current: current(1, 30), ...due }),
    sampleDataset({ datasetId: 'diam', title: 'Diam', current: current(1, 40), ...due }),
  ];
  const uploads = [
    upload('puskesmas', 10, 'published', '2026-09-30T16:00:00.000Z', { approvedBy: 'k' }),
    upload('puskesmas', 11, 'published', '2026-11-02T03:00:00.000Z', { approvedBy: 'k' }),
    upload('puskesmas', 12, 'published', '2026-11-03T03:00:00.000Z', { unchanged: true }),
    upload('posyandu', 20, 'published', '2026-08-02T03:00:00.000Z'),
    upload('posyandu', 21, 'rejected', '2026-10-02T03:00:00.000Z'),
    upload('posyandu', 22, 'returned', '2026-10-05T03:00:00.000Z', { returnReasons: ['Kolom kecamatan kosong'] }),
    upload('rahasia', 30, 'published', '2026-11-05T03:00:00.000Z'),
    upload('diam', 40, 'published', '2026-07-05T03:00:00.000Z'),
  ];
  const manifests = [
    version('puskesmas', 1, 10, '2026-09-30T16:00:00.000Z'),
    version('puskesmas', 2, 11, '2026-11-02T03:00:00.000Z'),
    version('posyandu', 1, 20, '2026-08-02T03:00:00.000Z'),
    version('rahasia', 1, 30, '2026-11-05T03:00:00.000Z'),
    version('diam', 1, 40, '2026-07-05T03:00:00.000Z'),
  ];
  return { datasets, uploads, manifests };
}

type Deliveries = { readonly datasets: readonly Dataset[]; readonly uploads: readonly Upload[]; readonly manifests: readonly Manifest[] };

/** A city whose `dinkes` delivered these; everything else of it in memory. */
export function cityOfMinutes({ datasets, uploads, manifests }: Deliveries = sampleDeliveries(), city: Pick<City, 'opds'> = sampleCity) {
  let many = 0;
  const next = () => {
    many += 1;
    return many;
  };
  const made = {
    city,
    minutes: memoryMinutes(),
    signedFiles: memorySignedFiles(),
    datasets: memoryDatasets(...datasets),
    uploads: memoryUploads(...uploads),
    manifests: memoryManifests(...manifests),
    nihils: memoryNihilLog(),
    published: memoryPublished(),
    writePdf,
    publicUrl: 'https://data.example.id',
    secrets: () => `${next()}`.padStart(32, '0'),
    checkNumbers: () => `${next()}`.padStart(20, '7'),
    directory: mkdtempSync(join(tmpdir(), 'satudata-minutes-')),
  } satisfies MinutesPorts;
  return { ...made, operations: minutesOperations(made) };
}

const rest = { accept: 'application/json', ifMatch: undefined, requestId: 'r', query: {}, body: undefined } as const;

export function ask(principal: Principal, now: Date = within, query: { n?: number } = {}): Call<'getMinutes'> {
  return { operation: 'getMinutes', principal, params, now, ...rest, query };
}

export function write(
  body: Partial<Call<'setMinutes'>['body']> = {},
  now: Date = within,
  principal: Principal = steward,
): Call<'setMinutes'> {
  return { operation: 'setMinutes', principal, params, now, ...rest, body: { letter, followUps: [followUp], ...body } };
}
export const followUp = { datasetId: 'posyandu', text: 'Melengkapi kolom kecamatan', until: '2026-12-14' };

export function finish(revision: number, now: Date = within, principal: Principal = steward): Call<'finishMinutes'> {
  return { operation: 'finishMinutes', principal, params, now, ...rest, body: { revision } };
}

export function announce(body: Call<'announceSignedFile'>['body'], principal: Principal = steward): Call<'announceSignedFile'> {
  return { operation: 'announceSignedFile', principal, params, now: within, ...rest, body };
}

export function sent(n = 1, principal: Principal = steward): Call<'keepSignedFile'> {
  return { operation: 'keepSignedFile', principal, params, now: within, ...rest, body: { n } };
}

export function revoke(n = 1, principal: Principal = steward): Call<'revokeMinutes'> {
  return { operation: 'revokeMinutes', principal, params, now: within, ...rest, body: { n, reason: 'Salah OPD' } };
}

export function file(
  principal: Principal,
  minutesFile: Call<'getMinutesFile'>['params']['minutesFile'],
  query: { n?: number } = {},
): Call<'getMinutesFile'> {
  return { operation: 'getMinutesFile', principal, params: { ...params, minutesFile }, now: within, ...rest, query };
}

export function check(checkNumber: string): Call<'checkMinutes'> {
  return { operation: 'checkMinutes', principal: { type: 'anonymous' }, params: { checkNumber }, now: within, ...rest };
}

export function list(principal: Principal, query: Call<'listMinutes'>['query'] = {}): Call<'listMinutes'> {
  return { operation: 'listMinutes', principal, params: {}, now: within, ...rest, query };
}
