import { beforeEach, describe, expect, test } from 'vitest';
import type { CaseLook } from '../../functions/model/case-look.ts';
import { decideCase } from '../../functions/persons/decide-case.ts';
import { memoryCaseDecisions, memoryCaseLooks } from '../fakes/memory-cases.ts';
import { bare, headOf, opdsInTime } from './case-city.ts';

const now = new Date('2026-10-01T05:00:00.000Z');
const aLook: CaseLook = {
  ...{ institution: 'dinsos', sub: 'pembaca', name: 'Petugas Dinsos', lookId: '01KAM0000000000000000000A1', kind: 'look-up' },
  ...{ at: '2026-09-30T05:00:00.000Z', due: '2026-10-05T17:00:00.000Z', caseNumber: '460/12/2026' },
  ...{ purpose: 'verifikasi', reason: 'Permohonan baru' },
};
const confirmed = { decision: 'confirmed' } as const;
const denied = { decision: 'denied', reason: 'Nomor ini tidak ada' } as const;
type Said = { readonly decision: 'confirmed' | 'denied'; readonly reason?: string };

let cases: ReturnType<typeof memoryCaseLooks>;
let caseDecisions: ReturnType<typeof memoryCaseDecisions>;
const say = (said: Said, by = headOf('dinsos'), ifMatch?: number) =>
  decideCase({ cases, caseDecisions, city: { holidays: [], opds: opdsInTime } })({
    ...{ operation: 'decideCase', principal: by, params: { opdId: 'dinsos', lookId: aLook.lookId }, body: { sub: aLook.sub, ...said } },
    ...{ ...bare, ifMatch, now },
  });
const nothingSaid = async () => {
  expect(caseDecisions.decided.size).toBe(0);
  expect(await cases.get(aLook)).toEqual(aLook);
};
beforeEach(async () => {
  cases = memoryCaseLooks();
  caseDecisions = memoryCaseDecisions();
  await cases.put(aLook);
});

describe('what the head says of a case number', () => {
  test('is answered, with the reason of a denial, and in the log by its rule', async () => {
    const log = { decision: 'allow', rule: 'looks/case', reason: 'head of the OPD' };
    const body = { lookId: aLook.lookId, ...denied, at: now.toISOString(), name: 'Kepala dinsos' };
    expect(await say(denied)).toEqual({ status: 200, body, log });
  });

  test('is kept for the Inspektorat under the month of the look, with why it was denied', async () => {
    await say(denied);
    expect(await caseDecisions.ofMonth('2026-09')).toEqual([
      {
        lookId: aLook.lookId,
        month: '2026-09',
        institution: 'dinsos',
        ...denied,
        at: now.toISOString(),
        by: 'dinsos-pj',
        name: 'Kepala dinsos',
      },
    ]);
  });

  test('keeps and shows no reason of a confirmation: it needs none', async () => {
    const answer = await say({ ...confirmed, reason: 'Sudah saya periksa' });
    expect(answer).toMatchObject({ status: 200, body: confirmed });
    expect(JSON.stringify([answer, [...caseDecisions.decided.values()]])).not.toContain('periksa');
  });

  test('is said of a look for an OPD that went into theirs, too', async () => {
    await cases.confirm(aLook, now);
    const before = { ...aLook, institution: 'disnaker' };
    await cases.put(before);
    expect(await say(confirmed)).toMatchObject({ status: 200 });
    expect(await cases.get(before)).toBeUndefined();
    expect(await cases.isKept('disnaker', aLook.caseNumber, now)).toBe(true);
  });

  test('is never said by the head of another OPD, whatever they name', async () => {
    expect(await say(confirmed, headOf('dinkes'))).toMatchObject({
      status: 403,
      detail: 'Nomor perkara dikonfirmasi oleh penanggung jawab OPD petugasnya.',
      log: { decision: 'deny', rule: 'looks/case' },
    });
    await nothingSaid();
  });

  test('of a look of their own is left to another head, or to the walidata', async () => {
    expect(await say(confirmed, headOf('dinsos', aLook.sub))).toMatchObject({
      status: 403,
      detail: 'Nomor perkara dari pembacaan Anda sendiri dikonfirmasi oleh penanggung jawab lain, atau walidata membuka kembali hak Anda.',
      log: { rule: 'persons/case', reason: 'own look' },
    });
    await nothingSaid();
  });

  test('is 412 over a state that the head names, since a look has none, and leaves it waiting', async () => {
    expect(await say(confirmed, headOf('dinsos'), 1)).toMatchObject({ status: 412 });
    await nothingSaid();
  });

  test('is said once: another answer is 409 and the first stands', async () => {
    await say(denied);
    expect(await say(confirmed)).toMatchObject({
      status: 409,
      detail: 'Nomor perkara ini sudah diputuskan, dan putusan yang pertama berlaku. Muat ulang daftarnya untuk melihatnya.',
    });
    expect(await cases.get(aLook)).toMatchObject({ deniedAt: now.toISOString() });
  });
});
