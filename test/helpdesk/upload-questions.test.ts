import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Upload } from '../../functions/model/upload.ts';
import { reportKeyOf, reportWithoutCellsKeyOf } from '../../functions/uploads/report-key.ts';
import { aDataset, anExemption } from '../fakes/datasets.ts';
import { uploadOf } from '../fakes/ingest-fakes.ts';
import { type PrincipalName, principalNames } from '../fakes/principals.ts';
import { helpdeskFunction, now } from './helpdesk-function.ts';

const uploadId = '01KAM0000000000000000000A9';
const closed = aDataset({ access: 'closed', exemption: anExemption });
const question = { datasetId: closed.datasetId, uploadId, message: 'Mengapa tanggalnya ditolak?' };
const hours = (count: number) => new Date(now.getTime() + count * 60 * 60 * 1000);

function anUpload(changes: Partial<Upload> = {}): Upload {
  const at = { waiting: now.toISOString(), rejected: now.toISOString() };
  const own = { datasetId: closed.datasetId, opdId: closed.opdId, fileName: 'penerima.xlsx', reportKey: 'report.json' };
  return uploadOf(uploadId, 'x', { ...own, state: 'rejected', at, ...changes });
}

const first = {
  type: 'type-error',
  fieldName: 'tanggal',
  fieldNumber: 2,
  rowNumber: 7,
  message: 'Bukan tanggal.',
  mend: 'Tulis 2026-03-31.',
};
const ofPerson = { ...first, fieldName: 'nama', rowNumber: 8 };
const about = { stats: { errors: 2 }, personalColumns: ['nama'] };

/** A dataset with a rejected upload, whose report lies in the bucket with cells and without. */
async function desk(dataset: Dataset = closed, upload: Upload = anUpload()) {
  const city = helpdeskFunction([], { datasets: [dataset], uploads: [upload] });
  const withCells = [
    { ...first, cell: '31/3/26' },
    { ...ofPerson, cell: 'Siti Rahmawati' },
  ];
  await city.published.putText(reportKeyOf(upload), JSON.stringify({ ...about, errors: withCells }), 'application/json');
  await city.published.putText(
    reportWithoutCellsKeyOf(upload),
    JSON.stringify({ ...about, errors: [first, ofPerson] }),
    'application/json',
  );
  return city;
}

async function asked(body: object = question, who: PrincipalName = 'operator') {
  const city = await desk();
  const answer = await city.open(body, who);
  expect(answer.status, answer.text).toBe(201);
  return { city, ticketId: String(answer.body.ticketId), ticket: answer.body };
}

describe('an OPD’s question about an upload', () => {
  test('carries the file, the dataset and the place of the first error, and no cell; its answer is due at the end of the next working day', async () => {
    const { ticket, city } = await asked();
    expect(ticket).toMatchObject({
      ...{ kind: 'upload', state: 'waiting', as: 'asker', opd: { id: 'dinsos' }, name: 'operator' },
      upload: { uploadId, datasetId: closed.datasetId, fileName: 'penerima.xlsx', state: 'rejected', errors: 2, firstError: first },
      dueAt: '2026-11-25T17:00:00.000Z',
    });
    const kept = JSON.stringify([...city.tickets.tickets.values(), city.tickets.said]);
    expect(['31/3/26', 'Siti Rahmawati'].filter((cell) => kept.includes(cell))).toEqual([]);
  });

  test.each(['asking', 'failed', 'returned', 'cancelled'] as const)(
    'is taken of one that is %s, though it has no report',
    async (state) => {
      const { reportKey: _none, ...upload } = anUpload({ state });
      const city = await desk(closed, upload);
      expect((await city.open(question, 'head')).body).toMatchObject({ upload: { state } });
    },
  );

  test('is 409 of one with nothing to ask about, and of one that is asked about already, until that is finished', async () => {
    for (const state of ['published', 'checking', 'in-review', 'waiting'] as const)
      expect((await (await desk(closed, anUpload({ state }))).open(question, 'operator')).status).toBe(409);
    const { city, ticketId } = await asked();
    expect((await city.open(question, 'head')).status).toBe(409);
    await city.close(ticketId, 'operator');
    expect((await city.open(question, 'head')).status).toBe(201);
  });

  test('is one where two ask at once', async () => {
    const city = await desk();
    const both = await Promise.all([city.open(question, 'operator'), city.open({ ...question, shareCells: true }, 'head')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(city.tickets.tickets.size).toBe(1);
  });

  test('is refused to all but its OPD as everything of the dataset is: of a closed one as if there were none', async () => {
    const city = await desk();
    for (const who of principalNames.filter((name) => !['operator', 'head'].includes(name))) {
      const there = await city.open(question, who);
      const nowhere = await city.open({ ...question, datasetId: 'tidak-pernah-ada' }, who);
      expect([who, there.status]).not.toEqual([who, 201]);
      expect([who, there.text]).toEqual([who, nowhere.text]);
    }
    expect(city.tickets.tickets.size).toBe(0);
  });

  test('is taken of whoever delivers for a unit about that unit’s own alone, whatever else the account is', async () => {
    const by = { as: 'unit', also: 'citizen' } as const;
    const own = await desk(closed, anUpload({ unitId: 'panti' }));
    const others = await desk(closed, anUpload({ unitId: 'panti-lain' }));
    expect([(await own.open(question, by)).status, (await others.open(question, by)).status]).toEqual([201, 404]);
  });

  test('is 404 of an upload that is not there, and 400 with a NIK in its words', async () => {
    const city = await desk();
    expect((await city.open({ ...question, uploadId: '01KAM0000000000000000000B1' }, 'operator')).status).toBe(404);
    expect((await city.open({ ...question, message: 'NIK 3671014507900001 ditolak' }, 'operator')).status).toBe(400);
  });
});

describe('who reads a question about an upload', () => {
  const parties: readonly PrincipalName[] = ['operator', 'head', 'helpdesk', 'steward'];

  test('are its OPD, the helpdesk and the walidata; to everybody else it is as one that never was', async () => {
    const { city, ticketId } = await asked({ ...question, shareCells: true });
    for (const who of principalNames) {
      const there = await city.read(ticketId, who);
      const nowhere = await city.read('01KAM0000000000000000000ZZ', who);
      if (parties.includes(who)) expect([who, there.status]).toEqual([who, 200]);
      else expect([who, there.text]).toEqual([who, nowhere.text]);
      if (!parties.includes(who)) expect((await city.say(ticketId, who, { message: 'Ikut.' })).status).toBeGreaterThanOrEqual(401);
    }
  });

  test('nobody else’s list names it or counts it: neither the residents’ of the city nor another OPD’s', async () => {
    const { city, ticketId } = await asked();
    for (const who of principalNames)
      for (const list of ['own', 'desk', 'city', 'asked', 'help']) {
        const { body, text } = await city.list(who, { list });
        const ofTheirs =
          (list === 'asked' && ['operator', 'head'].includes(who)) || (list === 'help' && ['helpdesk', 'steward'].includes(who));
        expect([who, list, text.includes(ticketId), text.includes(closed.datasetId)]).toEqual([who, list, ofTheirs, ofTheirs]);
        if (!ofTheirs && body.counts) expect(body.counts).toEqual({ waiting: 0, overdue: 0 });
      }
    expect((await city.list('other-operator', { list: 'asked', opdId: 'dinsos' })).status).toBe(403);
  });
});

describe('the helpdesk’s answer', () => {
  test('names the time of the first one for good, which the queue counts', async () => {
    const { city, ticketId } = await asked();
    city.clock.now = hours(2);
    const { body } = await city.say(ticketId, 'helpdesk', { message: 'Tulis tanggalnya 2026-03-31.' });
    expect(body).toMatchObject({ state: 'answered', as: 'helper', firstAnsweredAt: hours(2).toISOString() });
    city.clock.now = hours(3);
    expect((await city.say(ticketId, 'operator', { message: 'Yang mana?' })).body).toMatchObject({ state: 'waiting' });
    await city.say(ticketId, 'steward', { message: 'Kolom tanggal.' });
    const counted = { days: limits.firstAnswerDays, asked: 1, answered: 1, medianMinutes: 120, longestMinutes: 120 };
    expect((await city.list('steward', { list: 'help' })).body.firstAnswers).toEqual(counted);
    await city.close(ticketId, 'operator');
    expect((await city.list('helpdesk')).body).toMatchObject({ list: 'help', items: [], firstAnswers: counted });
    city.clock.now = hours(24 * (limits.firstAnswerDays + 1));
    expect((await city.list('helpdesk')).body.firstAnswers).toEqual({ days: limits.firstAnswerDays, asked: 0, answered: 0 });
  });

  test('refuses nothing: the law’s wording is for residents’ requests', async () => {
    const { city, ticketId } = await asked();
    expect((await city.say(ticketId, 'helpdesk', { refusal: true })).status).toBe(403);
    expect((await city.close(ticketId, 'helpdesk')).status).toBe(409);
  });
});
