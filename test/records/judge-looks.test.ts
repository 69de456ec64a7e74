import { describe, expect, test } from 'vitest';
import type { Look } from '../../functions/model/look.ts';
import { daysOfMonth, isInSample, verdictsDue } from '../../functions/records/looks-sample.ts';
import { aLook, aPerson } from '../contracts/look-store.ts';
import { criterion } from '../criteria/criterion.ts';
import { owningOpd } from '../fakes/principals.ts';
import { queryOf, recordsFunction, ulidAt } from './records-function.ts';

function look(at: string, place: number, changes: Partial<Look> = {}): Look {
  return { ...aLook, at, lookId: ulidAt(at, place), ...changes };
}
/** Looks of one day, many of which are in the sample. */
const many = Array.from({ length: 400 }, (_, place) => look('2026-11-20T03:00:00.000Z', place));
const sampled = many.filter(isInSample);
const [first = aLook, second = aLook] = sampled;
const outside = many.find((one) => !isInSample(one)) ?? aLook;

const sample = (query: Readonly<Record<string, string>> = { month: '2026-11' }) => ({
  operation: 'listSample' as const,
  query: queryOf(query),
});
const judge = (lookId: string, body: object = { verdict: 'proper', note: 'Sesuai nomor perkara' }) => ({
  operation: 'judgeLook' as const,
  params: { lookId },
  body,
});

describe('the sample', () => {
  test('is five in a hundred of the looks by officers, and none of a resident’s own', () => {
    const ids = Array.from({ length: 20_000 }, (_, place) => ulidAt('2026-11-20T03:00:00.000Z', place));
    const share = ids.filter((lookId) => isInSample({ lookId, kind: 'look-up' })).length / ids.length;
    expect(share).toBeGreaterThan(0.045);
    expect(share).toBeLessThan(0.055);
    expect(ids.filter((lookId) => isInSample({ lookId, kind: 'own' }))).toEqual([]);
    criterion('Looks', `${(share * 100).toFixed(2)} % of 20,000 looks are in the sample`);
  });

  test('is the same whoever asks and whenever, over all its pages, and names no person', async () => {
    const desk = recordsFunction({ looks: many });
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const reply = await desk.ask(sample({ month: '2026-11', limit: '3', ...(cursor ? { cursor } : {}) }), 'auditor');
      expect([reply.status, reply.text.includes(aPerson)]).toEqual([200, false]);
      expect(reply.body).toMatchObject({ month: '2026-11', due: '2026-12-14' });
      found.push(...reply.body.items.map(({ lookId }: Look) => lookId));
      cursor = reply.body.next;
    } while (cursor !== undefined);
    expect(found).toEqual(
      sampled
        .map(({ lookId }) => lookId)
        .sort()
        .reverse(),
    );
    expect((await desk.ask(sample({}), 'auditor')).body).toMatchObject({ month: '2026-11', due: '2026-12-14' });
    expect((await desk.ask(sample({ month: '2026-10' }), 'auditor')).body.items).toEqual([]);
    expect((await desk.ask(sample({ month: '2027-01' }), 'auditor')).body.items).toEqual([]);
  });

  test('tells of each look what the verdict needs', async () => {
    const [item] = (await recordsFunction({ looks: [first] }).ask(sample(), 'auditor')).body.items;
    expect(item).toMatchObject({
      ...{ viewer: 'sub-reader', name: 'Petugas Dinas Sosial', caseNumber: '460/12/2026', reason: 'Permohonan bantuan baru' },
      ...{ purpose: { id: 'verifikasi-bantuan' }, institution: { id: 'dinsos' }, shown: ['penerima-bansos', 'register-penduduk'] },
    });
    expect(item.verdict).toBeUndefined();
  });

  test('is due a fortnight after its month', () => {
    expect([verdictsDue('2026-11'), verdictsDue('2026-02'), verdictsDue('2026-12')]).toEqual(['2026-12-14', '2026-03-14', '2027-01-14']);
    expect(daysOfMonth('2028-02')).toEqual({ from: '2028-02-01', until: '2028-02-29' });
  });

  test('is the Inspektorat’s alone', async () => {
    for (const name of ['steward', 'head', 'citizen', 'profile-reader', 'counter-officer', 'overseer'] as const) {
      const desk = recordsFunction({ looks: many });
      expect([(await desk.ask(sample(), name)).status, (await desk.ask(judge(first.lookId), name)).status], name).toEqual([403, 403]);
      expect(desk.verdicts.kept.size).toBe(0);
    }
  });

  test('is 400 of a month that is none', async () => {
    for (const month of ['2026-13', '2026', '2026-11-01', ''])
      expect((await recordsFunction().ask(sample({ month }), 'auditor')).status, month).toBe(400);
    expect((await recordsFunction().ask(sample({ month: '2026-11', cursor: 'x' }), 'auditor')).status).toBe(400);
  });
});

describe('a verdict', () => {
  test('stands with its look from then on', async () => {
    const desk = recordsFunction({ looks: many });
    const { status, body } = await desk.ask(judge(first.lookId, { verdict: 'improper', note: 'Nomor perkara tidak ada' }), 'auditor');
    expect([status, body]).toEqual([
      200,
      {
        ...{ lookId: first.lookId, month: '2026-11', verdict: 'improper', note: 'Nomor perkara tidak ada' },
        ...{ at: '2026-11-24T05:00:00.000Z', by: 'sub-auditor', name: 'auditor' },
      },
    ]);
    const { items } = (await desk.ask(sample(), 'auditor')).body;
    expect(items.filter(({ verdict }: { verdict?: unknown }) => verdict !== undefined)).toMatchObject([
      { lookId: first.lookId, verdict: { verdict: 'improper', by: 'sub-auditor' } },
    ]);
  });

  test('is the first: the same again changes nothing, another is 409, whoever gives it', async () => {
    const desk = recordsFunction({ looks: many });
    const given = await desk.ask(judge(first.lookId), 'auditor');
    desk.clock.now = new Date('2026-11-25T05:00:00.000Z');
    expect((await desk.ask(judge(first.lookId), 'auditor')).body).toEqual(given.body);
    expect((await desk.ask(judge(first.lookId, { verdict: 'unclear', note: 'Lain' }), 'auditor')).status).toBe(409);
    const other = await desk.ask(judge(first.lookId), { as: 'auditor', sub: 'sub-other-auditor' });
    expect([other.status, other.body.code]).toEqual([409, 'conflict']);
    expect([...desk.verdicts.kept.values()]).toMatchObject([{ verdict: 'proper', by: 'sub-auditor' }]);
  });

  test('is of a look of the sample alone: 404 for any other, 403 for one’s own', async () => {
    const desk = recordsFunction({ looks: [outside, { ...second, viewer: 'sub-auditor' }] });
    for (const lookId of [outside.lookId, first.lookId, ulidAt('2027-01-01T00:00:00.000Z', 1), `7${'Z'.repeat(25)}`, `Z${'Z'.repeat(25)}`])
      expect((await desk.ask(judge(lookId), 'auditor')).status, lookId).toBe(404);
    expect((await desk.ask(judge(second.lookId), 'auditor')).status).toBe(403);
    expect(desk.verdicts.kept.size).toBe(0);
  });

  test('finds a look whose request began before midnight', async () => {
    const lookId = Array.from({ length: 200 }, (_, place) => ulidAt('2026-11-21T00:00:00.003Z', place)).find((id) =>
      isInSample({ lookId: id, kind: 'look-up' }),
    );
    const late = { ...aLook, lookId: lookId ?? '', at: '2026-11-20T23:59:59.999Z' };
    expect((await recordsFunction({ looks: [late] }).ask(judge(late.lookId), 'auditor')).status).toBe(200);
  });

  test.each([
    ['no note', { verdict: 'proper', note: ' ' }],
    ['another word', { verdict: 'baik', note: 'x' }],
    ['a NIK', { verdict: 'proper', note: 'NIK 3671014507900001' }],
  ])('is 400 with %s', async (_what, body) => {
    expect((await recordsFunction({ looks: many }).ask(judge(first.lookId, body), 'auditor')).status).toBe(400);
  });
});

describe('beside the sample', () => {
  const { lookId, at } = outside;
  const decision = {
    ...{ lookId, month: '2026-11', institution: 'dinsos', decision: 'denied' as const, reason: 'Nomor ini tidak ada' },
    ...{ at: '2026-11-24T05:00:00.000Z', by: 'sub-head', name: 'Kepala' },
  } as const;

  test('every look at an official is judged, and nobody else reads that it was one', async () => {
    const desk = recordsFunction({ looks: [look(at, 7), { ...outside, ofOfficial: true }], shown: ['penerima-bansos'] });
    const { items } = (await desk.ask(sample(), 'auditor')).body;
    expect(items.find((item: Look) => item.lookId === lookId)).toMatchObject({ because: ['official'] });
    expect((await desk.ask(judge(lookId), 'auditor')).status).toBe(200);
    const others = [
      await desk.ask({ operation: 'listMyReceipts' }, 'citizen'),
      await desk.ask({ operation: 'listOpdReceipts', params: { opdId: owningOpd } }, 'head'),
    ];
    for (const { status, text } of others) expect([status, text.includes('fficial')]).toEqual([200, false]);
  });

  test('a look whose case number was denied is judged, and the person reads so', async () => {
    const desk = recordsFunction({ looks: [{ ...outside, case: 'awaiting' }] });
    expect((await desk.ask(sample(), 'auditor')).body.items).toEqual([]);
    await desk.caseDecisions.put(decision);
    expect((await desk.ask(sample(), 'auditor')).body.items).toMatchObject([{ lookId, because: ['denied'], case: 'denied' }]);
    expect((await desk.ask(judge(lookId), 'auditor')).status).toBe(200);
    expect((await desk.ask({ operation: 'listMyReceipts' }, 'citizen')).body.items).toMatchObject([{ lookId, case: 'denied' }]);
  });

  test.each([
    ['kept', '2026-11-24T05:00:00.000Z', 'confirmed'],
    ['awaiting', '2026-11-25T16:59:00.000Z', 'awaiting'],
    ['awaiting', '2026-11-25T17:00:00.000Z', 'overdue'],
  ] as const)('a receipt of a case number that is %s says at %s: %s', async (state, when, told) => {
    const desk = recordsFunction({ looks: [{ ...outside, case: state }] });
    desk.clock.now = new Date(when);
    expect((await desk.ask({ operation: 'listMyReceipts' }, 'citizen')).body.items).toMatchObject([{ case: told }]);
  });
});
