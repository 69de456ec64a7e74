import { describe, expect, it } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import { fileIsGone } from '../../functions/uploads/still-kept.ts';
import { datasetOf, deliver, type IngestWorld, ingestWorld, messageOf, noon, uploadIds, uploadOf } from '../fakes/ingest-world.ts';
import { counter, helpdesk, operator, otherOperator, steward } from '../fakes/uploads-function.ts';

const datasetId = 'kunjungan-puskesmas';
const [first] = uploadIds;
const params = { datasetId, uploadId: first };
const dots = 'Kelurahan,Penduduk\nKel A,167.228\nKel B,106.373\nKel C,50.361\nKel D,99.219\n';
const lost = `${dots}Kel E,50.36\n`;
const questionId = 'kolom-2-ribuan';

function desk() {
  const world = ingestWorld(datasetOf({ state: 'published', oncePublic: true }));
  let ids = 0;
  const nextId = () => {
    ids += 1;
    return `01K500000000000000000000${String(ids).padStart(2, '0')}`;
  };
  return { world, ask: counter(world, nextId) };
}

async function asked(content = dots) {
  const { world, ask } = desk();
  const message = deliver(world, first, content);
  expect((await ingestBatch(world, [message])).batchItemFailures).toEqual([]);
  const answer = (readingId: string, id = questionId) =>
    ask(operator, { operation: 'answerQuestions', params, body: { answers: [{ questionId: id, readingId }] } });
  return { world, ask, message, answer };
}

const stateOf = async (world: IngestWorld) => (await world.uploads.get(datasetId, first))?.state;
/** The messages of the answers that were put beside the file. */
const ordersOf = (world: IngestWorld) => {
  const key = `small/${datasetId}/${first}/0123456789abcdef0123456789abcdef/${'ab'.repeat(16)}`;
  return world.inbox.newest(key) ? [messageOf(key, 'v1')] : [];
};

describe('a file that two readings fit', () => {
  it('is asked about and not published; the examples stand in the full report alone', async () => {
    const { world, ask } = await asked();
    const upload = await world.uploads.get(datasetId, first);
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
    expect((await world.datasets.get(datasetId))?.current).toBeUndefined();
    expect([...world.inbox.final]).toEqual([]);
  });

  it('is shown as it was read, without the numbers of persons; who may not read cells sees the counts alone', async () => {
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

  it('is answered no more once the file that it mends is gone', async () => {
    const { world } = await asked();
    const upload = await world.uploads.get(datasetId, first);
    if (!upload) throw new Error('no such upload');
    const [, original] = uploadIds;
    world.uploads.put(uploadOf(original, dots, { state: 'rejected', at: { waiting: noon.toISOString(), received: noon.toISOString() } }));
    world.uploads.put({ ...upload, derivedFrom: { kind: 'mending', uploadId: original, original, round: 1 } });
    const answerAt = (milliseconds: number) =>
      counter(
        world,
        () => '01K5000000000000000000000Z',
        () => new Date(noon.getTime() + milliseconds),
      )(operator, { operation: 'answerQuestions', params, body: { answers: [{ questionId, readingId: 'ribuan' }] } });
    const kept = limits.inboxDays * 86_400_000;
    expect(await answerAt(kept)).toMatchObject({ status: 409, body: { detail: fileIsGone } });
    expect(await stateOf(world)).toBe('asking');
    expect(ordersOf(world)).toEqual([]);
    expect((await answerAt(kept - 1)).status).toBe(200);
  });

  it('stays as it is when its event comes again', async () => {
    const { world, message } = await asked();
    expect((await ingestBatch(world, [message, message])).batchItemFailures).toEqual([]);
    expect(world.faults).toEqual([]);
    expect(await stateOf(world)).toBe('asking');
  });

  it('is checked again under the answer, which its proposed standard holds', async () => {
    const { world, answer } = await asked();
    expect(await answer('ribuan')).toMatchObject({
      status: 200,
      body: { state: 'checking', answers: [{ questionId, readingId: 'ribuan' }] },
    });
    expect((await ingestBatch(world, ordersOf(world))).batchItemFailures).toEqual([]);
    expect(await stateOf(world)).toBe('in-review');
    const [standard] = await world.standards.list(datasetId);
    expect(standard?.fields[1]).toMatchObject({ name: 'penduduk', type: 'integer', groupChar: '.', decimalChar: ',' });
    expect([...world.inbox.final]).toEqual([expect.stringContaining('ab'.repeat(16))]);
  });

  it('has the cells that the answer does not take named as errors: no zero is invented', async () => {
    const { world, answer, ask } = await asked(lost);
    await answer('ribuan');
    await ingestBatch(world, ordersOf(world));
    expect(await stateOf(world)).toBe('rejected');
    const report = await ask(operator, { operation: 'getReport', params });
    expect(report.body.errors).toMatchObject([{ type: 'type-error', fieldName: 'penduduk', rowNumber: 6, cell: '50.36' }]);
    const mended = await ask(operator, {
      operation: 'mendUpload',
      params,
      body: { cells: [{ rowNumber: 6, fieldName: 'penduduk', value: '50.360' }] },
    });
    const uploadId = String(mended.body.uploadId);
    const derived = await world.uploads.get(datasetId, uploadId);
    expect(derived?.answers).toEqual([{ questionId, readingId: 'ribuan' }]);
    await ingestBatch(world, [messageOf(derived?.key ?? '', 'v1')]);
    expect((await world.uploads.get(datasetId, uploadId))?.state).toBe('in-review');
  });

  it.each([
    ['a question that is not asked', 'kolom-1-ribuan', 'ribuan', 409],
    ['a reading that is not offered', questionId, 'bulan-hari', 409],
    ['an id of its own making', questionId, 'Ribuan!', 400],
  ])('refuses %s', async (_what, id, readingId, status) => {
    const { world, answer } = await asked();
    expect((await answer(readingId, id)).status).toBe(status);
    expect(await stateOf(world)).toBe('asking');
    expect(ordersOf(world)).toEqual([]);
  });

  it('refuses answers that leave a question open, or answer one twice', async () => {
    const { ask, world } = await asked('A,Tgl\n1.234,03/04/2021\n2.345,05/06/2021\n');
    const body = (answers: unknown) => ({ operation: 'answerQuestions', params, body: { answers } }) as const;
    const one = { questionId: 'kolom-1-ribuan', readingId: 'ribuan' };
    const open = await ask(operator, body([one]));
    expect(open).toMatchObject({ status: 400, body: { detail: expect.stringContaining('kolom-2-tanggal') } });
    expect((await ask(operator, body([one, { ...one, readingId: 'desimal' }]))).status).toBe(400);
    expect((await ask(operator, body([one, { questionId: 'kolom-2-tanggal', readingId: 'hari-bulan' }]))).status).toBe(200);
    await ingestBatch(world, ordersOf(world));
    expect((await world.standards.list(datasetId))[0]?.fields).toMatchObject([{ type: 'integer' }, { type: 'date', format: '%d/%m/%Y' }]);
  });

  it('takes the same answers again, and refuses others', async () => {
    const { world, answer } = await asked();
    await answer('desimal');
    expect(await answer('desimal')).toMatchObject({ status: 200, body: { state: 'checking' } });
    expect((await answer('ribuan')).status).toBe(409);
    await ingestBatch(world, ordersOf(world));
    expect(await answer('desimal')).toMatchObject({ status: 200, body: { state: 'in-review' } });
    expect((await answer('ribuan')).status).toBe(409);
  });

  it.each([
    ['another OPD’s operator', otherOperator, 403],
    ['the steward', steward, 403],
    ['the helpdesk', helpdesk, 403],
  ] as const)('is not answered by %s', async (_who, principal, status) => {
    const { ask, world } = await asked();
    const body = { answers: [{ questionId, readingId: 'ribuan' }] };
    expect((await ask(principal, { operation: 'answerQuestions', params, body })).status).toBe(status);
    expect(await stateOf(world)).toBe('asking');
  });

  it('may be cancelled; its file goes, and answers that come later change nothing', async () => {
    const { world, ask, answer, message } = await asked();
    expect(await ask(operator, { operation: 'cancelUpload', params })).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    expect([...world.inbox.final]).toHaveLength(1);
    expect((await answer('ribuan')).status).toBe(409);
    await ingestBatch(world, [message]);
    expect(await stateOf(world)).toBe('cancelled');
    expect((await ask(operator, { operation: 'cancelUpload', params })).status).toBe(200);
  });

  it('is done once, however often the messages of its answers come', async () => {
    const { world, answer } = await asked();
    await answer('ribuan');
    const orders = ordersOf(world);
    await ingestBatch(world, [...orders, ...orders]);
    await Promise.all(orders.map((copy) => ingestBatch(world, [copy])));
    expect(world.faults).toEqual([]);
    expect(await stateOf(world)).toBe('in-review');
  });

  it('asks no more than three questions, and tells the rest', async () => {
    const header = 'A,B,C,Jam,Tgl\n';
    const { world, ask } = await asked(`${header}"1.234","1,234",120 200,10.30,03/04/2021\n"2.345","2,345",130 300,9.15,05/06/2021\n`);
    const { body } = await ask(operator, { operation: 'getReport', params });
    const questions = body.questions as { questionId: string; readings: { readingId: string }[] }[];
    expect(questions).toHaveLength(limits.maxQuestions);
    const answers = questions.map((question) => ({ questionId: question.questionId, readingId: question.readings[0]?.readingId ?? '' }));
    expect((await ask(operator, { operation: 'answerQuestions', params, body: { answers } })).status).toBe(200);
    await ingestBatch(world, ordersOf(world));
    expect(await stateOf(world)).toBe('in-review');
    const { body: report } = await ask(operator, { operation: 'getReport', params });
    expect(report.warnings).toMatchObject([{ type: 'doubtful-type' }, { type: 'doubtful-type' }]);
  });
});
