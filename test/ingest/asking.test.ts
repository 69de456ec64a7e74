import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import { fileIsGone } from '../../functions/uploads/still-kept.ts';
import { datasetOf, deliver, type IngestFakes, ingestFakes, messageOf, noon, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { helpdesk, operator, otherOperator, steward, uploadsFunction } from '../fakes/uploads-function.ts';

const datasetId = 'kunjungan-puskesmas';
const [first] = uploadIds;
const params = { datasetId, uploadId: first };
const dots = 'Kelurahan,Penduduk\nKel A,167.228\nKel B,106.373\nKel C,50.361\nKel D,99.219\n';
const lost = `${dots}Kel E,50.36\n`;
const questionId = 'kolom-2-ribuan';

function desk() {
  const fakes = ingestFakes(datasetOf({ state: 'published', oncePublic: true }));
  let ids = 0;
  const nextId = () => {
    ids += 1;
    return `01K500000000000000000000${String(ids).padStart(2, '0')}`;
  };
  return { fakes, ask: uploadsFunction(fakes, nextId) };
}

async function asked(content = dots) {
  const { fakes, ask } = desk();
  const message = deliver(fakes, first, content);
  expect((await ingestBatch(fakes, [message])).batchItemFailures).toEqual([]);
  const answer = (readingId: string, id = questionId) =>
    ask(operator, { operation: 'answerQuestions', params, body: { answers: [{ questionId: id, readingId }] } });
  return { fakes, ask, message, answer };
}

const stateOf = async (fakes: IngestFakes) => (await fakes.uploads.get(datasetId, first))?.state;
/** The messages of the answers that were put beside the file. */
const ordersOf = (fakes: IngestFakes) => {
  const key = `small/${datasetId}/${first}/0123456789abcdef0123456789abcdef/${'ab'.repeat(16)}`;
  return fakes.inbox.newest(key) ? [messageOf(key, 'v1')] : [];
};

describe('a file that two readings fit', () => {
  test('is asked about and not published; the examples stand in the full report alone', async () => {
    const { fakes, ask } = await asked();
    const upload = await fakes.uploads.get(datasetId, first);
    expect(upload).toMatchObject({ state: 'asking', message: expect.stringContaining('Jawab pertanyaannya') });
    expect(JSON.stringify(upload)).not.toMatch(/167|Penduduk/);
    const own = await ask(operator, { operation: 'getReport', params });
    expect(own.body).toMatchObject({
      valid: false,
      questions: [{ questionId, fieldName: 'penduduk', text: expect.stringContaining('Penduduk') }],
    });
    expect(JSON.stringify(own.body.questions)).toContain('167.228 → 167228');
    for (const reader of [steward, helpdesk]) {
      const bare = JSON.stringify((await ask(reader, { operation: 'getReport', params })).body);
      expect(bare).toContain(questionId);
      expect(bare).not.toMatch(/167|enduduk/);
    }
    expect((await fakes.datasets.get(datasetId))?.current).toBeUndefined();
    expect([...fakes.inbox.final]).toEqual([]);
  });

  test('is shown as it was read, without the numbers of persons; who may not read cells sees the counts alone', async () => {
    const { ask } = await asked('Kelurahan,Penduduk\nKel 3671114707709001,167.228\nKel B,106.373\nJumlah,273.601\n');
    const own = JSON.stringify((await ask(operator, { operation: 'getReport', params })).body);
    expect(JSON.parse(own)).toMatchObject({
      conservation: { read: 3, published: 0, refused: 2, setAside: 1 },
      setAside: [{ rowNumber: 4, reason: 'total' }],
      reading: { headerRows: [1], rowNumbers: [2, 3], labels: ['Kelurahan', 'Penduduk'], fieldNames: [], after: [[], []] },
    });
    expect(JSON.parse(own).reading.before[1]).toEqual(['Kel B', '106.373']);
    expect(own).not.toContain('3671114707709001');
    const { body } = await ask(steward, { operation: 'getReport', params });
    expect(body).toMatchObject({ conservation: { read: 3 }, setAside: [{ rowNumber: 4 }] });
    expect(body).not.toHaveProperty('reading');
    expect(JSON.stringify(body)).not.toMatch(/273|Kel B|enduduk/);
  });

  test('is answered no more once the file that it mends is gone', async () => {
    const { fakes } = await asked();
    const upload = await fakes.uploads.get(datasetId, first);
    if (!upload) throw new Error('no such upload');
    const [, original] = uploadIds;
    fakes.uploads.put(uploadOf(original, dots, { state: 'rejected', at: { waiting: noon.toISOString(), received: noon.toISOString() } }));
    fakes.uploads.put({ ...upload, derivedFrom: { kind: 'mending', uploadId: original, original, round: 1 } });
    const answerAt = (milliseconds: number) =>
      uploadsFunction(
        fakes,
        () => '01K5000000000000000000000Z',
        () => new Date(noon.getTime() + milliseconds),
      )(operator, { operation: 'answerQuestions', params, body: { answers: [{ questionId, readingId: 'ribuan' }] } });
    const kept = limits.inboxDays * 86_400_000;
    expect(await answerAt(kept)).toMatchObject({ status: 409, body: { detail: fileIsGone } });
    expect(await stateOf(fakes)).toBe('asking');
    expect(ordersOf(fakes)).toEqual([]);
    expect((await answerAt(kept - 1)).status).toBe(200);
  });

  test('stays as it is when its event comes again', async () => {
    const { fakes, message } = await asked();
    expect((await ingestBatch(fakes, [message, message])).batchItemFailures).toEqual([]);
    expect(fakes.faults).toEqual([]);
    expect(await stateOf(fakes)).toBe('asking');
  });

  test('is checked again under the answer, which its proposed standard holds', async () => {
    const { fakes, answer } = await asked();
    expect(await answer('ribuan')).toMatchObject({
      status: 200,
      body: { state: 'checking', answers: [{ questionId, readingId: 'ribuan' }] },
    });
    expect((await ingestBatch(fakes, ordersOf(fakes))).batchItemFailures).toEqual([]);
    expect(await stateOf(fakes)).toBe('in-review');
    const [standard] = await fakes.standards.list(datasetId);
    expect(standard?.fields[1]).toMatchObject({ name: 'penduduk', type: 'integer', groupChar: '.', decimalChar: ',' });
    expect([...fakes.inbox.final]).toEqual([expect.stringContaining('ab'.repeat(16))]);
  });

  test('has the cells that the answer does not take named as errors: no zero is invented', async () => {
    const { fakes, answer, ask } = await asked(lost);
    await answer('ribuan');
    await ingestBatch(fakes, ordersOf(fakes));
    expect(await stateOf(fakes)).toBe('rejected');
    const report = await ask(operator, { operation: 'getReport', params });
    expect(report.body.errors).toMatchObject([{ type: 'type-error', fieldName: 'penduduk', rowNumber: 6, cell: '50.36' }]);
    const mended = await ask(operator, {
      operation: 'mendUpload',
      params,
      body: { cells: [{ rowNumber: 6, fieldName: 'penduduk', value: '50.360' }] },
    });
    const uploadId = String(mended.body.uploadId);
    const derived = await fakes.uploads.get(datasetId, uploadId);
    expect(derived?.answers).toEqual([{ questionId, readingId: 'ribuan' }]);
    await ingestBatch(fakes, [messageOf(derived?.key ?? '', 'v1')]);
    expect((await fakes.uploads.get(datasetId, uploadId))?.state).toBe('in-review');
  });

  test.each([
    ['a question that is not asked', 'kolom-1-ribuan', 'ribuan', 409],
    ['a reading that is not offered', questionId, 'bulan-hari', 409],
    ['an id of its own making', questionId, 'Ribuan!', 400],
  ])('refuses %s', async (_what, id, readingId, status) => {
    const { fakes, answer } = await asked();
    expect((await answer(readingId, id)).status).toBe(status);
    expect(await stateOf(fakes)).toBe('asking');
    expect(ordersOf(fakes)).toEqual([]);
  });

  test('refuses answers that leave a question open, or answer one twice', async () => {
    const { ask, fakes } = await asked('A,Tgl\n1.234,03/04/2021\n2.345,05/06/2021\n');
    const body = (answers: unknown) => ({ operation: 'answerQuestions', params, body: { answers } }) as const;
    const one = { questionId: 'kolom-1-ribuan', readingId: 'ribuan' };
    const open = await ask(operator, body([one]));
    expect(open).toMatchObject({ status: 400, body: { detail: expect.stringContaining('kolom-2-tanggal') } });
    expect((await ask(operator, body([one, { ...one, readingId: 'desimal' }]))).status).toBe(400);
    expect((await ask(operator, body([one, { questionId: 'kolom-2-tanggal', readingId: 'hari-bulan' }]))).status).toBe(200);
    await ingestBatch(fakes, ordersOf(fakes));
    expect((await fakes.standards.list(datasetId))[0]?.fields).toMatchObject([{ type: 'integer' }, { type: 'date', format: '%d/%m/%Y' }]);
  });

  test('takes the same answers again, and refuses others', async () => {
    const { fakes, answer } = await asked();
    await answer('desimal');
    expect(await answer('desimal')).toMatchObject({ status: 200, body: { state: 'checking' } });
    expect((await answer('ribuan')).status).toBe(409);
    await ingestBatch(fakes, ordersOf(fakes));
    expect(await answer('desimal')).toMatchObject({ status: 200, body: { state: 'in-review' } });
    expect((await answer('ribuan')).status).toBe(409);
  });

  test.each([
    ['another OPD’s operator', otherOperator, 403],
    ['the steward', steward, 403],
    ['the helpdesk', helpdesk, 403],
  ] as const)('is not answered by %s', async (_who, principal, status) => {
    const { ask, fakes } = await asked();
    const body = { answers: [{ questionId, readingId: 'ribuan' }] };
    expect((await ask(principal, { operation: 'answerQuestions', params, body })).status).toBe(status);
    expect(await stateOf(fakes)).toBe('asking');
  });

  test('may be cancelled; its file goes, and answers that come later change nothing', async () => {
    const { fakes, ask, answer, message } = await asked();
    expect(await ask(operator, { operation: 'cancelUpload', params })).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    expect([...fakes.inbox.final]).toHaveLength(1);
    expect((await answer('ribuan')).status).toBe(409);
    await ingestBatch(fakes, [message]);
    expect(await stateOf(fakes)).toBe('cancelled');
    expect((await ask(operator, { operation: 'cancelUpload', params })).status).toBe(200);
  });

  test('is done once, however often the messages of its answers come', async () => {
    const { fakes, answer } = await asked();
    await answer('ribuan');
    const orders = ordersOf(fakes);
    await ingestBatch(fakes, [...orders, ...orders]);
    await Promise.all(orders.map((copy) => ingestBatch(fakes, [copy])));
    expect(fakes.faults).toEqual([]);
    expect(await stateOf(fakes)).toBe('in-review');
  });

  test('asks no more than three questions, and tells the rest', async () => {
    const header = 'A,B,C,Jam,Tgl\n';
    const { fakes, ask } = await asked(`${header}"1.234","1,234",120 200,10.30,03/04/2021\n"2.345","2,345",130 300,9.15,05/06/2021\n`);
    const { body } = await ask(operator, { operation: 'getReport', params });
    const questions = body.questions as { questionId: string; readings: { readingId: string }[] }[];
    expect(questions).toHaveLength(limits.maxQuestions);
    const answers = questions.map((question) => ({ questionId: question.questionId, readingId: question.readings[0]?.readingId ?? '' }));
    expect((await ask(operator, { operation: 'answerQuestions', params, body: { answers } })).status).toBe(200);
    await ingestBatch(fakes, ordersOf(fakes));
    expect(await stateOf(fakes)).toBe('in-review');
    const { body: report } = await ask(operator, { operation: 'getReport', params });
    expect(report.warnings).toMatchObject([{ type: 'doubtful-type' }, { type: 'doubtful-type' }]);
  });
});
