import { describe, expect, test } from 'vitest';
import { anEntry, plansFunction, plansFunctionWithKeys, type Who } from './plans-function.ts';

const hidden = anEntry({ title: 'Lokasi rumah aman', code: '2' });
const meeting = { heldOn: '2026-11-23', minutes: 'Rumah aman ditetapkan.' };
const ofDinsos = { year: '2027', opdId: 'dinsos' };

describe('an act on a plan whose answer was lost', () => {
  test('is answered again to the head who signed, and to each who agreed', async () => {
    const desk = plansFunctionWithKeys();
    await desk.write('dinsos', 'operator', [anEntry()]);
    const acts: readonly (readonly ['signPlan' | 'agreePlan', Who])[] = [
      ['signPlan', 'head'],
      ['agreePlan', 'steward'],
      ['agreePlan', 'coordinator'],
    ];
    for (const [place, [operation, who]] of acts.entries()) {
      const once = () => desk.keyed('kunci', operation, ofDinsos, who, { revision: place + 1 });
      const first = await once();
      expect([operation, first.status], first.text).toEqual([operation, 200]);
      expect((await once()).body).toEqual(first.body);
    }
    expect((await desk.on('listPlanChanges', 'dinsos', 'steward')).body.items).toHaveLength(4);
    expect((await desk.on('signPlan', 'dinsos', 'other-head', { revision: 1 })).status).toBe(403);
  });

  test('is not answered as an act of another party', async () => {
    const desk = plansFunctionWithKeys();
    const both: Who = { sub: 'sub-both', as: ['steward', 'coordinator'] };
    await desk.write('dinsos', 'operator', [anEntry()]);
    await desk.sign('dinsos', 'head');
    expect((await desk.on('agreePlan', 'dinsos', both, { revision: 2, as: 'coordinator' })).status).toBe(200);
    expect((await desk.on('agreePlan', 'dinsos', both, { revision: 2, as: 'steward' })).status).toBe(412);
    expect((await desk.on('agreePlan', 'dinsos', 'steward', { revision: 2, as: 'coordinator' })).status).toBe(412);
  });

  test('tells nothing that was closed since', async () => {
    const desk = plansFunctionWithKeys();
    await desk.write('dinsos', 'operator', [anEntry(), hidden]);
    await desk.sign('dinsos', 'head');
    const agree = () => desk.keyed('kunci', 'agreePlan', ofDinsos, 'coordinator', { revision: 2 });
    expect((await agree()).text).toContain('rumah aman');
    await desk.write('dinsos', 'operator', [anEntry(), { ...hidden, access: 'closed' }]);
    expect((await agree()).text).not.toContain('rumah aman');
  });

  test('is a repeated copy: it finds the plan there, and makes none', async () => {
    const desk = plansFunctionWithKeys();
    await desk.ask('setPlan', { year: '2026', opdId: 'dinsos' }, 'operator', { entries: [anEntry()] });
    const copy = () => desk.keyed('kunci', 'copyPlan', ofDinsos, 'operator', { fromYear: 2026 });
    expect([(await copy()).status, (await copy()).status]).toEqual([201, 409]);
  });
});

test('a meeting that is sent again is recorded once, and told as it may be told now', async () => {
  const desk = plansFunctionWithKeys();
  await desk.write('dinsos', 'operator', [hidden]);
  const priorities = [{ indicator: 'kode:2', opdId: 'dinsos', priority: true }];
  const decide = () => desk.keyed('kunci', 'decideInForum', { year: '2027' }, 'coordinator', { ...meeting, priorities });
  const first = await decide();
  expect([first.status, (await decide()).body]).toEqual([201, first.body]);
  expect((await desk.ofYear('listForumDecisions', 'steward')).body.items).toHaveLength(1);
  await desk.write('dinsos', 'operator', [{ ...hidden, access: 'closed' }]);
  const again = await decide();
  expect([again.status, again.body.decisionId]).toEqual([201, first.body.decisionId]);
  expect(again.text.toLowerCase()).not.toContain('rumah aman');
});

test('a plan is as long as its bytes are, whatever its letters', async () => {
  const entries = Array.from({ length: 180 }, (_, place) => anEntry({ code: undefined, title: `${'統'.repeat(190)} ${place}` }));
  expect((await plansFunction().write('dinsos', 'operator', entries)).status).toBe(400);
});

test('the head who signed does not agree to it as the coordinator', async () => {
  const desk = plansFunction();
  const both: Who = { sub: 'sub-both', as: ['head', 'coordinator'] };
  await desk.write('dinsos', 'operator', [anEntry()]);
  expect((await desk.sign('dinsos', both)).body.may.agree).toEqual([]);
  expect((await desk.agree('dinsos', both)).status).toBe(409);
  expect((await desk.agree('dinsos', 'coordinator')).status).toBe(200);
});
