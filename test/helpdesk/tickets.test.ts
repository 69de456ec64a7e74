import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { Look } from '../../functions/model/look.ts';
import { refusalText } from '../../functions/model/ticket-words.ts';
import { aLook, aMatch, aPerson, otherPerson } from '../contracts/look-store.ts';
import { aTicket, firstOf } from '../contracts/ticket-store.ts';
import { principalNames } from '../fakes/principals.ts';
import { correction, helpdeskFunction, now, type Who } from './helpdesk-function.ts';

const hours = (count: number) => new Date(now.getTime() + count * 60 * 60 * 1000);
/** What residents ask; what OPDs do: upload-questions.test.ts. */
const residentKinds = ['receipt', 'correction', 'access'] as const;
const question = { kind: 'receipt', lookId: aLook.lookId, message: 'Mengapa data saya dibuka?' } as const;
const opened = async (body: unknown = correction, looks: readonly Look[] = [aLook]) => {
  const desk = helpdeskFunction(looks);
  const { body: ticket, status, text } = await desk.open(body);
  expect(status, text).toBe(201);
  return { desk, ticketId: String(ticket.ticketId), ticket };
};

describe('a request for correction or access', () => {
  test('is due within 3 × 24 hours of its coming, for the OPD that is named', async () => {
    for (const kind of ['correction', 'access'] as const) {
      const { ticket } = await opened({ ...correction, kind, ...(kind === 'access' ? { datasetId: undefined } : {}) });
      expect(ticket).toMatchObject({
        kind,
        state: 'waiting',
        opd: { id: 'dinsos', name: 'Dinas Sosial' },
        isOverdue: false,
        wasLate: false,
      });
      expect(ticket.dueAt).toBe(hours(72).toISOString());
    }
  });

  test('answers the same whatever dataset it names: none is looked for', async () => {
    const without = async (datasetId: string) => {
      const desk = helpdeskFunction();
      const { text } = await desk.open({ ...correction, datasetId });
      return text.replaceAll(datasetId, '…');
    };
    expect(await without('data-rahasia-tertutup')).toBe(await without('tidak-pernah-ada'));
  });

  test('is 400 for an OPD that the city does not have, and for a NIK in any text of it', async () => {
    const desk = helpdeskFunction();
    expect((await desk.open({ ...correction, opdId: 'dinas-lain' })).status).toBe(400);
    for (const text of ['subject', 'message'] as const) {
      const { status, text: answer } = await desk.open({ ...correction, [text]: 'NIK saya 3671014507900001' });
      expect([status, answer.includes('3671014507900001')]).toEqual([400, false]);
    }
    expect(desk.tickets.tickets.size).toBe(0);
  });

  test('is refused once so many of the resident’s are not closed, and taken again after one is', async () => {
    const desk = helpdeskFunction();
    const ids: string[] = [];
    for (let count = 0; count < limits.maxOpenTicketsPerPerson; count += 1) ids.push((await desk.open(correction)).body.ticketId);
    expect((await desk.open(correction)).status).toBe(409);
    await desk.close(ids[0] ?? '', 'citizen');
    expect((await desk.open(correction)).status).toBe(201);
  });
});

describe('a question about a receipt', () => {
  test('goes to the OPD of who looked, with the look as its receipt tells it and no account’s number', async () => {
    const { ticket, desk, ticketId } = await opened(question);
    expect(ticket).toMatchObject({
      ...{ opd: { id: 'dinsos' }, dueAt: hours(limits.receiptQuestionDays * 24).toISOString() },
      look: { lookId: aLook.lookId, viewer: 'Petugas Dinas Sosial', institution: { name: 'Dinas Sosial' }, caseNumber: '460/12/2026' },
    });
    const { text } = await desk.read(ticketId, 'head');
    expect([text.includes('sub-reader'), text.includes(aPerson)]).toEqual([false, false]);
  });

  test('may be about a list that was matched', async () => {
    const desk = helpdeskFunction();
    await desk.store.appendMatched({ ...aMatch, receipt: { is: 'shown', from: aMatch.at } }, [otherPerson, aPerson]);
    expect((await desk.open({ ...question, lookId: aMatch.lookId })).status).toBe(201);
  });

  test('goes to the Inspektorat alone where who looked was of no OPD of the city', async () => {
    const { ticket, desk, ticketId } = await opened(question, [{ ...aLook, institution: 'kemensos' }]);
    expect(ticket.opd).toBeUndefined();
    expect((await desk.say(ticketId, 'auditor', { message: 'Kami tanyakan kepada kementeriannya.' })).status).toBe(200);
  });

  test('is never read or answered by the one who looked, whoever they are', async () => {
    for (const as of ['head', 'auditor'] as const) {
      const { desk, ticketId } = await opened(question, [{ ...aLook, viewer: 'sub-looked' }]);
      expect((await desk.read(ticketId, { sub: 'sub-looked', as })).status).toBe(404);
      expect((await desk.read(ticketId, as)).status).toBe(200);
    }
  });

  test('that is delayed, told in person, another’s, one’s own look, or none is the same 404, and leaves no ticket', async () => {
    const hidden = fc.constantFrom<Partial<Look>>(
      { receipt: { is: 'in-person' } },
      { receipt: { is: 'shown', from: hours(1).toISOString() } },
      { person: otherPerson },
      { kind: 'own' },
    );
    const none = await helpdeskFunction().open(question);
    await fc.assert(
      fc.asyncProperty(fc.array(hidden, { minLength: 1, maxLength: 4 }), fc.nat({ max: 3 }), async (changes, asked) => {
        const looks = changes.map((change, place) => ({ ...aLook, ...change, lookId: `01KAM00000000000000000000${place}` }));
        const desk = helpdeskFunction(looks);
        const { text } = await desk.open({ ...question, lookId: looks[asked % looks.length]?.lookId });
        expect(text).toBe(none.text);
        expect(desk.tickets.tickets.size).toBe(0);
      }),
      { numRuns: 60 },
    );
    expect(none.status).toBe(404);
  });
});

describe('who reads a ticket', () => {
  const readers: Readonly<Record<(typeof residentKinds)[number], readonly Who[]>> = {
    receipt: ['citizen', 'head', 'auditor'],
    correction: ['citizen', 'operator', 'head'],
    access: ['citizen', 'operator', 'head'],
  };
  const everybody: readonly Who[] = [...principalNames, { sub: 'sub-neighbour', as: 'citizen' }];
  const bodies = { receipt: question, correction, access: { ...correction, kind: 'access', datasetId: undefined } };

  test.each(residentKinds)(
    'of kind %s are its parties; to everybody else it is as one that never was, and so are its ways',
    async (kind) => {
      const { desk, ticketId } = await opened(bodies[kind]);
      for (const who of everybody) {
        const allowed = readers[kind].includes(who);
        const there = await desk.read(ticketId, who);
        const nowhere = await desk.read('01KAM0000000000000000000ZZ', who);
        if (allowed) expect([who, there.status, nowhere.status]).toEqual([who, 200, 404]);
        else expect([who, there.text]).toEqual([who, nowhere.text]);
        if (!allowed) expect([401, 403, 404]).toContain((await desk.say(ticketId, who, { message: 'Saya ikut bicara.' })).status);
        if (!allowed) expect([401, 403, 404]).toContain((await desk.close(ticketId, who)).status);
      }
      expect(desk.tickets.said).toHaveLength(1);
    },
  );

  test('is not the walidata: they see the clock of each, and not a word of it', async () => {
    const { desk } = await opened(question);
    await desk.open(correction);
    desk.clock.now = hours(73);
    const { body, text } = await desk.list('steward');
    expect(body).toMatchObject({
      list: 'city',
      counts: { waiting: 2, overdue: 1 },
      byOpd: [{ opd: { id: 'dinsos' }, waiting: 2, overdue: 1 }],
    });
    expect(body.items.map(({ kind, isOverdue }: { kind: string; isOverdue: boolean }) => [kind, isOverdue])).toEqual([
      ['correction', true],
      ['receipt', false],
    ]);
    const words = [
      'citizen',
      correction.subject,
      correction.datasetId,
      correction.message,
      question.message,
      aLook.lookId,
      aPerson,
      aLook.reason,
    ];
    expect(words.filter((word) => word !== undefined && text.includes(word))).toEqual([]);
    expect(Object.keys(body.items[0]).sort()).toEqual(['dueAt', 'isOverdue', 'kind', 'opd', 'openedAt', 'state', 'ticketId', 'wasLate']);
  });

  test('each list holds what is theirs: an operator no questions’ words, an auditor the questions alone', async () => {
    const { desk, ticketId } = await opened(question);
    await desk.open(correction);
    const subjectsOf = async (who: Who, query = {}) =>
      (await desk.list(who, query)).body.items?.map((item: { subject?: string }) => item.subject);
    expect(await subjectsOf('head')).toEqual([correction.subject, undefined]);
    expect((await desk.list('operator')).text).not.toContain(aLook.lookId);
    expect((await desk.list('auditor')).body.items.map((item: { ticketId: string }) => item.ticketId)).toEqual([ticketId]);
    expect((await desk.list({ sub: 'sub-neighbour', as: 'citizen' })).body.items).toEqual([]);
    expect((await desk.list('operator', { opdId: 'dinkes' })).status).toBe(403);
    expect((await desk.list('operator', { list: 'city' })).status).toBe(403);
    expect((await desk.list('other-head')).body.items).toEqual([]);
  });

  test('counts all of a list, of which it shows so many, those that wait before those that are answered', async () => {
    const desk = helpdeskFunction();
    const answered = aTicket(0, { state: 'answered', answeredAt: now.toISOString() });
    const waiting = Array.from({ length: limits.maxListedTickets }, (_, place) => aTicket(place + 1));
    for (const ticket of [answered, ...waiting]) await desk.tickets.begin(ticket, firstOf(ticket));
    const idsOf = ({ items }: { items: { ticketId: string }[] }) => items.map(({ ticketId }) => ticketId);
    for (const who of ['head', 'steward'] as const) {
      const { body } = await desk.list(who);
      expect([idsOf(body), body.counts.waiting]).toEqual([waiting.map(({ ticketId }) => ticketId), limits.maxListedTickets]);
    }
    await desk.tickets.begin(aTicket(9_999), firstOf(aTicket(9_999)));
    const { body } = await desk.list('steward');
    const all = limits.maxListedTickets + 1;
    expect([body.items.length, body.counts.waiting, body.byOpd[0].waiting]).toEqual([limits.maxListedTickets, all, all]);
  });

  test('no list but the walidata’s has, or counts, the clock of a question for those who are no party of it: an operator, the one who looked', async () => {
    const { desk, ticketId } = await opened(question, [{ ...aLook, viewer: 'sub-looked' }]);
    desk.clock.now = hours(limits.receiptQuestionDays * 24 + 1);
    const outside: readonly Who[] = ['operator', { sub: 'sub-looked', as: 'head' }, { sub: 'sub-looked', as: 'auditor' }];
    for (const who of outside) expect((await desk.list(who)).body).toMatchObject({ items: [], counts: { waiting: 0, overdue: 0 } });
    const parties: readonly Who[] = ['head', 'auditor', 'citizen', 'steward'];
    for (const who of parties)
      expect((await desk.list(who)).body).toMatchObject({ items: [{ ticketId }], counts: { waiting: 1, overdue: 1 } });
    await desk.close(ticketId, 'citizen');
    const finishedOf = async (who: Who) => (await desk.list(who, { state: 'finished' })).body.items.length;
    expect(await Promise.all(outside.map(finishedOf))).toEqual([0, 0, 0]);
    expect(await Promise.all(parties.map(finishedOf))).toEqual([1, 1, 1, 1]);
  });
});

describe('an answer', () => {
  test('is read by the resident under the office’s name, and by the office under the clerk’s', async () => {
    const { desk, ticketId } = await opened();
    const { body } = await desk.say(ticketId, 'operator', { message: 'Sudah kami perbaiki.' });
    expect(body).toMatchObject({ state: 'answered', as: 'desk', messages: [{ from: 'resident' }, { from: 'desk', name: 'operator' }] });
    const mine = await desk.read(ticketId, 'citizen');
    expect(mine.body.messages[1]).toEqual({
      messageId: expect.any(String),
      at: now.toISOString(),
      from: 'desk',
      text: 'Sudah kami perbaiki.',
    });
  });

  test('that comes late says so for ever', async () => {
    const { desk, ticketId } = await opened();
    desk.clock.now = hours(80);
    await desk.say(ticketId, 'operator', { message: 'Maaf, terlambat.' });
    expect((await desk.read(ticketId, 'citizen')).body).toMatchObject({ wasLate: true, isOverdue: false });
    expect((await desk.list('head')).body.counts).toEqual({ waiting: 0, overdue: 0 });
  });

  test('to which the resident says more starts another clock; what they add before it does not', async () => {
    const { desk, ticketId } = await opened();
    desk.clock.now = hours(10);
    expect((await desk.say(ticketId, 'citizen', { message: 'Nama ibu juga keliru.' })).body.dueAt).toBe(hours(72).toISOString());
    await desk.say(ticketId, 'operator', { message: 'Sudah.' });
    expect((await desk.say(ticketId, 'citizen', { message: 'Belum.' })).body).toMatchObject({
      state: 'waiting',
      dueAt: hours(82).toISOString(),
    });
  });

  test('that refuses has one wording, takes no words, and tells who of the office gave it to nobody outside', async () => {
    const refused = async () => {
      const { desk, ticketId } = await opened();
      expect((await desk.say(ticketId, 'operator', { refusal: true, message: 'karena ibunya terkunci' })).status).toBe(400);
      expect((await desk.say(ticketId, 'head', { refusal: true })).status).toBe(200);
      return desk.read(ticketId, 'citizen');
    };
    const { body, text } = await refused();
    expect(body.messages[1]).toEqual({
      messageId: expect.any(String),
      at: now.toISOString(),
      from: 'desk',
      text: refusalText,
      refusal: true,
    });
    expect((await refused()).text).toBe(text);
    const { desk, ticketId } = await opened();
    expect((await desk.say(ticketId, 'citizen', { refusal: true })).status).toBe(403);
  });

  test('is 409 once so much was said; the last place is kept for whoever answers, who can then close', async () => {
    const { desk, ticketId } = await opened();
    const add = (said: number) => desk.say(ticketId, 'citizen', { message: `Tambahan ${said}` });
    for (let said = 1; said < limits.maxTicketMessages - 1; said += 1) expect((await add(said)).status).toBe(200);
    expect((await add(limits.maxTicketMessages)).status).toBe(409);
    expect((await desk.read(ticketId, 'citizen')).body.mayAnswer).toBe(false);
    expect((await desk.read(ticketId, 'operator')).body.mayAnswer).toBe(true);
    expect((await desk.say(ticketId, 'operator', { message: 'Sudah.' })).body).toMatchObject({ state: 'answered', mayAnswer: false });
    expect((await desk.say(ticketId, 'operator', { message: 'Sekali lagi.' })).status).toBe(409);
    expect((await desk.close(ticketId, 'operator')).status).toBe(200);
  });

  test('of two at once is heard after the other: none is lost', async () => {
    const { desk, ticketId } = await opened();
    const answers = await Promise.all(['Sudah.', 'Sudah kami periksa.'].map((message) => desk.say(ticketId, 'operator', { message })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await desk.read(ticketId, 'citizen')).body.messages).toHaveLength(3);
  });
});

describe('the end of a ticket', () => {
  test('is the resident’s at any time, the office’s after an answer; again changes nothing, and nothing is said after it', async () => {
    const { desk, ticketId } = await opened();
    expect((await desk.close(ticketId, 'operator')).status).toBe(409);
    await desk.say(ticketId, 'operator', { message: 'Sudah.' });
    const closed = await desk.close(ticketId, 'operator');
    expect(closed.body).toMatchObject({ state: 'finished', closedAt: now.toISOString(), mayAnswer: false, mayClose: false });
    desk.clock.now = hours(1);
    expect((await desk.close(ticketId, 'citizen')).body.closedAt).toBe(now.toISOString());
    expect((await desk.say(ticketId, 'citizen', { message: 'Belum!' })).status).toBe(409);
    const other = await opened();
    expect((await other.desk.close(other.ticketId, 'citizen')).status).toBe(200);
  });

  test('takes it from the open list to the closed one, page by page', async () => {
    const desk = helpdeskFunction();
    for (let count = 0; count < 3; count += 1) await desk.close((await desk.open(correction)).body.ticketId, 'citizen');
    expect((await desk.list('citizen')).body).toMatchObject({ list: 'own', items: [], counts: { waiting: 0, overdue: 0 } });
    const first = await desk.list('citizen', { state: 'finished', limit: '2' });
    const rest = await desk.list('citizen', { state: 'finished', limit: '2', cursor: first.body.next });
    expect([first.body.items.length, rest.body.items.length, rest.body.next]).toEqual([2, 1, undefined]);
  });
});
