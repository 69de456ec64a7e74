import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { datasetOf, deliver, type IngestFakes, ingestFakes, noon, standardOf, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { memoryDescriber } from '../fakes/memory-describer.ts';
import { memoryDiffer } from '../fakes/memory-differ.ts';
import { memoryEngine } from '../fakes/memory-engine.ts';
import { head, helpdesk, operator, otherOperator, steward, uploadsFunction } from '../fakes/uploads-function.ts';

const [first, second, third] = uploadIds;
const datasetId = 'kunjungan-puskesmas';
const ask = <N extends 'getUpload' | 'getReport' | 'cancelUpload'>(operation: N, uploadId: string = first) =>
  ({ operation, params: { datasetId, uploadId } }) as const;
const bad = 'Puskesmas,Kunjungan\nCipondoh,rahasia-12\n';

async function rejected() {
  const fakes = { ...ingestFakes(datasetOf(), standardOf()), engine: memoryEngine(), differ: memoryDiffer(), describer: memoryDescriber() };
  await ingestBatch(fakes, [deliver(fakes, first, bad)]);
  return { fakes, request: uploadsFunction(fakes) };
}

function listed({ items }: Record<string, unknown>): Record<string, unknown>[] {
  return Array.isArray(items) ? items.map((item) => Object(item)) : [];
}

describe('following an upload', () => {
  test('shows its state and counts to the OPD, the steward and the helpdesk, without key or cell', async () => {
    const { request } = await rejected();
    for (const principal of [operator, steward, helpdesk]) {
      const reply = await request(principal, ask('getUpload'));
      expect(reply).toMatchObject({ status: 200, body: { state: 'rejected', counts: { rows: 1, validRows: 0, errors: 1 } } });
      expect(JSON.stringify(reply.body)).not.toMatch(/rahasia|small\//);
    }
    expect((await request(otherOperator, ask('getUpload'))).status).toBe(404);
    expect((await request(anonymous, ask('getUpload'))).status).toBe(404);
    expect((await request(operator, ask('getUpload', third))).status).toBe(404);
  });

  test('tells the checksum of its file to the OPD alone: cells could be tried until they fit', async () => {
    const { request } = await rejected();
    const list = { operation: 'listUploads', params: { datasetId } } as const;
    for (const principal of [operator, head, steward, helpdesk]) {
      const one = await request(principal, ask('getUpload'));
      const all = principal === helpdesk ? [] : listed((await request(principal, list)).body);
      const isOwn = principal === operator || principal === head;
      for (const body of [one.body, ...all]) expect('sha256' in body).toBe(isOwn);
    }
  });

  test.each(['getUpload', 'getReport'] as const)(
    '%s reads the same of a closed dataset as of none, for an id that is no upload',
    async (operation) => {
      const reads = async (exists: boolean): Promise<string[]> => {
        const fakes = ingestFakes(datasetOf({ datasetId: exists ? datasetId : 'lain', access: 'closed' }));
        const names: string[] = [];
        const noted = <T>(name: string, found: T): T => {
          names.push(name);
          return found;
        };
        const watched: IngestFakes = {
          ...fakes,
          datasets: { ...fakes.datasets, get: (id) => noted('dataset', fakes.datasets.get(id)) },
          uploads: { ...fakes.uploads, get: (id, uploadId) => noted('upload', fakes.uploads.get(id, uploadId)) },
        };
        expect((await uploadsFunction(watched)(helpdesk, ask(operation, third))).status).toBe(404);
        return names.toSorted();
      };
      expect(await reads(true)).toEqual(await reads(false));
      expect(await reads(true)).toEqual(['dataset', 'upload']);
    },
  );

  test('lists uploads newest first, a page at a time', async () => {
    const fakes = ingestFakes();
    for (const id of uploadIds) fakes.uploads.put(uploadOf(id, 'a'));
    const request = uploadsFunction(fakes);
    const list = (query: Record<string, string[]>) => request(operator, { operation: 'listUploads', params: { datasetId }, query });
    const page = await list({ limit: ['2'] });
    expect(page.body).toMatchObject({ items: [{ uploadId: third }, { uploadId: second }], next: second });
    const rest = await list({ limit: ['2'], cursor: [String(page.body.next)] });
    expect(rest.body).toEqual({ items: [expect.objectContaining({ uploadId: first })] });
    expect((await list({ cursor: ['bukan-kursor'] })).status).toBe(400);
  });
});

describe('the report', () => {
  test('shows cells to the owning OPD alone', async () => {
    const { request } = await rejected();
    const own = await request(operator, ask('getReport'));
    expect(own.body).toMatchObject({
      valid: false,
      errors: [{ type: 'type-error', rowNumber: 2, fieldName: 'kunjungan', cell: 'rahasia-12' }],
    });
    for (const principal of [steward, helpdesk]) {
      const reply = await request(principal, ask('getReport'));
      expect(reply.body).toMatchObject({
        errors: [
          { type: 'type-error', rowNumber: 2, message: 'Baris 2, kolom “kunjungan”: isinya bukan jenis data yang diminta standar.' },
        ],
      });
      expect(JSON.stringify(reply.body)).not.toContain('rahasia');
    }
  });

  test('shows no cell of a rejected file after thirty days, nor once the data are destroyed; what it counts stays', async () => {
    const { fakes } = await rejected();
    expect(fakes.published.returned()).toContain(`datasets/${datasetId}/uploads/${first}/report.json`);
    const at = (days: number) => new Date(noon.getTime() + days * 24 * 60 * 60 * 1000);
    const asked = async (days: number) => (await uploadsFunction(fakes, undefined, () => at(days))(operator, ask('getReport'))).body;
    expect(JSON.stringify(await asked(limits.rejectedReportDays - 1))).toContain('rahasia');
    const late = await asked(limits.rejectedReportDays);
    expect(late).toMatchObject({ stats: { errors: 1 }, errors: [{ rowNumber: 2 }] });
    expect(JSON.stringify(late)).not.toContain('rahasia');
    const dataset = await fakes.datasets.get(datasetId);
    const destroyed = { at: noon.toISOString(), minutes: third };
    if (dataset) fakes.datasets.put({ ...dataset, state: 'withdrawn', destroyed });
    expect(await asked(0)).toEqual(late);
    const workbook = await uploadsFunction(fakes)(operator, { operation: 'getReturnedWorkbook', params: { datasetId, uploadId: first } });
    expect(workbook).toMatchObject({ status: 410, body: { detail: expect.stringContaining('dimusnahkan') } });
  });

  test('is not there before the check', async () => {
    const fakes = ingestFakes();
    fakes.uploads.put(uploadOf(first, bad));
    const reply = await uploadsFunction(fakes)(operator, ask('getReport'));
    expect(reply).toMatchObject({ status: 409, body: { detail: 'Hasil validasi belum ada: unggahan ini menunggu berkas.' } });
  });
});

describe('cancelling', () => {
  test('ends an upload whose file has not come, again and again', async () => {
    const fakes = ingestFakes();
    fakes.uploads.put(uploadOf(first, bad));
    const request = uploadsFunction(fakes);
    expect(await request(operator, ask('cancelUpload'))).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    expect((await request(operator, ask('cancelUpload'))).status).toBe(200);
  });

  test('is refused once the file has come', async () => {
    const { request } = await rejected();
    const reply = await request(operator, ask('cancelUpload'));
    expect(reply).toMatchObject({ status: 409, body: { detail: expect.stringContaining('ditolak') } });
  });
});

describe('a look at cells of an upload', () => {
  const report = ask('getReport');
  const workbook = { operation: 'getReturnedWorkbook', params: { datasetId, uploadId: first } } as const;

  test('is recorded by its upload, for the report with cells and for the returned workbook', async () => {
    const { fakes, request } = await rejected();
    expect((await request(operator, report)).status).toBe(200);
    expect(fakes.records.records).toEqual([
      {
        datasetId,
        recordId: expect.any(String),
        at: noon.toISOString(),
        principalId: 'sub-operator',
        name: 'operator',
        institutions: ['dinas-kesehatan'],
        operation: 'getReport',
        uploadId: first,
        rule: 'follow-upload/granted',
        requestId: 'extended-1',
      },
    ]);
    expect((await uploadsFunction(fakes, () => 'another')(operator, workbook)).status).toBe(302);
    expect(fakes.records.records[1]).toMatchObject({ operation: 'getReturnedWorkbook', uploadId: first, rule: 'upload/granted' });
  });

  test('is refused where it can’t be recorded: no cell, no link', async () => {
    const { fakes, request } = await rejected();
    fakes.records.failing = true;
    fakes.published.presign = () => Promise.reject(new Error('a link was signed'));
    for (const one of [report, workbook]) {
      const reply = await request(operator, one);
      expect(reply).toMatchObject({ status: 503, body: { code: 'unavailable' } });
      expect(JSON.stringify(reply.body)).not.toContain('rahasia');
    }
  });

  test('is none where no cell is shown', async () => {
    const { fakes, request } = await rejected();
    for (const principal of [steward, helpdesk]) expect((await request(principal, report)).status).toBe(200);
    expect(fakes.records.records).toEqual([]);
  });

  test('is recorded on open, published data, too: the file was never published', async () => {
    const { fakes, request } = await rejected();
    const dataset = await fakes.datasets.get(datasetId);
    if (!dataset) throw new Error('the dataset is gone');
    await fakes.datasets.replace({ ...dataset, state: 'published', access: 'open', revision: dataset.revision + 1 });
    expect((await request(operator, report)).status).toBe(200);
    expect((await uploadsFunction(fakes, () => 'another')(operator, workbook)).status).toBe(302);
    expect(fakes.records.records.map(({ operation, uploadId }) => [operation, uploadId])).toEqual([
      ['getReport', first],
      ['getReturnedWorkbook', first],
    ]);
    fakes.records.failing = true;
    for (const one of [report, workbook])
      expect(await request(operator, one)).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  });
});
