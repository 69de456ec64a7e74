import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { noon } from '../fakes/ingest-fakes.ts';
import { helpdesk, operator, otherOperator, steward } from '../fakes/uploads-function.ts';
import { city, whole } from './large-file-city.ts';
import { datasetId } from './rows-function.ts';

describe('a file too large for one answer', () => {
  test('is ordered once however many ask, answered 202 with its progress meanwhile, and 302 once it stands', async () => {
    const { ask, make, textOf, fakes, told } = await city();
    const answers = await Promise.all(Array.from({ length: 30 }, () => ask()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(JSON.parse(answers[0]?.text ?? '')).toEqual({ state: 'waiting', progress: { done: 0, total: 6 } });
    expect(answers[0]?.headers).toMatchObject({ 'Retry-After': '5', Vary: 'Accept', 'Cache-Control': 'no-store' });
    expect(fakes.fileQueue.sent).toEqual([{ datasetId, n: 2, format: 'csv', period: undefined, reader: undefined }]);
    expect(await make()).toEqual({ batchItemFailures: [] });
    expect(told).toEqual(['made']);
    expect(textOf('.csv')).toBe(whole);
    expect((await ask()).status).toBe(302);
    expect(fakes.makings.all()).toEqual([]);
  });

  test.each(['csv', 'json', 'parquet'])('as %s is what a small one would have been', async (format) => {
    const { ask, make, textOf } = await city();
    await ask(format);
    await make();
    const made = textOf(`.${format}`);
    const small = await city({}, 0);
    expect((await small.ask(format)).status).toBe(302);
    expect(small.fakes.fileQueue.sent).toEqual([]);
    expect(made).toBe(small.textOf(`.${format}`));
    if (format === 'csv') expect(made).toBe(whole);
    if (format === 'json') expect(JSON.parse(made)).toHaveLength(52);
  });

  test('of one period alone is not large where that is small', async () => {
    const { ask, fakes } = await city();
    expect((await ask('csv', { period: ['2026-09'] })).status).toBe(302);
    expect((await ask('csv', { period: ['2026-08'], for: ['excel'] })).status).toBe(202);
    expect(fakes.fileQueue.sent).toEqual([{ datasetId, n: 2, format: 'csv', period: '2026-08', reader: 'excel' }]);
  });

  test('is a page with its progress and the way to it for a browser that followed a link', async () => {
    const { ask } = await city();
    const { status, text, headers } = await ask('csv', { for: ['excel'] }, { Accept: ['text/html,*/*;q=0.8'] });
    expect([status, headers['Content-Type'], headers['Retry-After']]).toEqual([202, 'text/html; charset=utf-8', '5']);
    expect(text).toContain('<h1>Berkas sedang dibuat</h1>');
    expect(text).toContain('<progress max="100" value="0"');
    expect(text).toContain(`href="/v1/datasets/${datasetId}/files/csv?for=excel"`);
    const inOneGo = await ask('parquet', {}, { Accept: ['text/html'] });
    expect(inOneGo.text).toContain('<progress max="100" aria-label="Kemajuan"></progress> <span>Sedang dibuat.</span>');
  });
});

describe('who may not read it', () => {
  test('orders nothing, and learns nothing of it', async () => {
    const { ask, fakes } = await city({ access: 'limited', sharing: 'government' });
    expect([(await ask()).status, (await ask('csv', {}, {}, helpdesk)).status]).toEqual([401, 403]);
    expect([fakes.fileQueue.sent, fakes.makings.all()]).toEqual([[], []]);
  });

  test('gets no link to one that was made, once access or the version was taken away meanwhile; a look is recorded when the link is given', async () => {
    const { ask, make, fakes, records, told } = await city({ access: 'limited', sharing: 'government' });
    const member = () => ask('csv', {}, {}, otherOperator);
    expect((await member()).status).toBe(202);
    expect(records.records).toEqual([]);
    await make();
    expect((await member()).status).toBe(302);
    expect(records.records).toMatchObject([{ operation: 'downloadFile', versionNumber: 2 }]);
    const dataset = await fakes.datasets.get(datasetId);
    if (!dataset) throw new Error('the dataset is gone');
    await fakes.datasets.replace({ ...dataset, state: 'withdrawn', revision: dataset.revision + 1 });
    expect((await member()).status).toBe(404);
    expect(told).toEqual(['made']);
  });

  test.each([
    ['owner', operator],
    ['steward', steward],
  ])('of a withdrawn dataset reaches its %s, and nobody else', async (_name, reader) => {
    const { ask, make, fakes, told } = await city();
    const dataset = await fakes.datasets.get(datasetId);
    if (!dataset) throw new Error('the dataset is gone');
    await fakes.datasets.replace({ ...dataset, state: 'withdrawn', revision: dataset.revision + 1 });
    expect((await ask('csv', {}, {}, reader)).status).toBe(202);
    await make();
    expect(told).toEqual(['made']);
    expect((await ask('csv', {}, {}, reader)).status).toBe(302);
    expect((await ask()).status).toBe(410);
  });
});

test('of one dataset so many are ordered at once; beyond them whoever asks is told to come again, and what is ordered goes on', async () => {
  const { ask, fakes, make } = await city();
  const asked = [ask('csv'), ask('csv', { for: ['excel'] }), ask('json'), ask('parquet')];
  for (const reply of await Promise.all(asked)) expect(reply.status).toBe(202);
  const [note] = fakes.makings.all();
  if (!note) throw new Error('nothing was noted');
  for (let more = asked.length; more < limits.maxFileOrders; more += 1)
    await fakes.makings.put({ ...note, key: `${note.key}.${more}`, revision: `other ${more}` }, undefined);
  const period = { period: ['2026-08'] };
  expect(await ask('csv', period)).toMatchObject({ status: 503, text: expect.stringContaining('Coba lagi') });
  expect(fakes.fileQueue.sent).toHaveLength(asked.length);
  expect((await ask('csv')).status).toBe(202);
  await make();
  expect((await ask('csv')).status).toBe(302);
  expect((await ask('csv', period)).status).toBe(202);
});

test('a file that is told as failed is not made by an old message; the next try begins without its pieces', async () => {
  const { ask, make, pieces, told, fakes } = await city();
  await ask();
  const { complete } = pieces;
  pieces.complete = async () => {
    throw new Error('storage refuses');
  };
  for (let receives = 1; receives <= limits.maxReceives; receives += 1) await make(0, receives);
  expect((await ask()).status).toBe(503);
  pieces.complete = complete;
  await make(0, 2);
  expect(told.at(-1)).toBe('idle');
  const [failed] = fakes.makings.all();
  if (!failed) throw new Error('no note');
  await fakes.makings.put({ ...failed, until: noon.toISOString(), revision: 'an hour later' }, failed.revision);
  await ask();
  expect(fakes.makings.all()).toMatchObject([{ state: 'waiting', progress: { done: 0 }, tries: 0 }]);
  expect(fakes.makings.all()[0]?.pieces).toBeUndefined();
});

test('an order that could not be sent is a fault, and the next one who asks sends it', async () => {
  const { ask, fakes } = await city();
  fakes.fileQueue.failing = true;
  expect((await ask()).status).toBe(500);
  fakes.fileQueue.failing = false;
  expect((await ask()).status).toBe(202);
  expect(fakes.fileQueue.sent).toHaveLength(1);
});
