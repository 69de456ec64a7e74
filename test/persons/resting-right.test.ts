import { beforeEach, describe, expect, test } from 'vitest';
import type { CaseLook } from '../../functions/model/case-look.ts';
import { awaitConfirmation, restingRight } from '../../functions/persons/case-number.ts';
import { memoryCaseLooks } from '../fakes/memory-cases.ts';
import { opdsInTime } from './case-city.ts';
import { reader, resident } from './persons-city.ts';

const looked = new Date('2026-09-15T05:00:00.000Z');
/** The fourth working day: Thursday 17 September is a holiday, then comes a weekend. */
const overdue = new Date('2026-09-21T17:00:00.000Z');
const about = {
  lookId: '01KAM0000000000000000000A1',
  kind: 'look-up',
  case: 'awaiting',
  caseNumber: '460/12/2026',
  purpose: 'verifikasi',
  reason: 'Permohonan baru',
} as const;
const secondId = '01KAM0000000000000000000A2';

let cases: ReturnType<typeof memoryCaseLooks>;
const ports = () => ({ cases, city: { holidays: ['2026-09-17'], opds: opdsInTime } });
const wait = (changes: { readonly lookId?: string } = {}) =>
  awaitConfirmation(ports(), { principal: reader, now: looked }, { ...about, ...changes });
const rests = (now = overdue, principal = reader) => restingRight(ports(), { principal, now });
const waiting = async (): Promise<CaseLook> => {
  const [look] = await cases.ofInstitution('dinsos');
  if (!look) throw new Error('no look waits');
  return look;
};
beforeEach(() => {
  cases = memoryCaseLooks();
});

describe('an officer whose right to look rests', () => {
  test('reads which number was not confirmed until when, and who helps', async () => {
    await wait();
    expect((await rests())?.detail).toBe(
      'Hak Anda melihat data warga dihentikan sementara: nomor perkara 460/12/2026 (15 September 2026) belum dikonfirmasi sampai 21 September 2026. ' +
        'Minta penanggung jawab instansi Anda mengonfirmasinya, atau walidata membuka kembali hak Anda.',
    );
  });

  test('reads of a denial that it stands, whether or not the days to confirm are over', async () => {
    await wait();
    await cases.put({ ...(await waiting()), deniedAt: '2026-09-16T05:00:00.000Z' });
    const detail =
      'Hak Anda melihat data warga dihentikan sementara: nomor perkara 460/12/2026 (15 September 2026) ditolak oleh penanggung jawab instansi Anda. ' +
      'Putusan itu tetap; minta walidata membuka kembali hak Anda.';
    expect([(await rests(new Date('2026-09-16T05:00:00.000Z')))?.detail, (await rests())?.detail]).toEqual([detail, detail]);
  });

  test('is in the log by the rule and how many numbers stop them, without a number', async () => {
    await wait();
    await wait({ lookId: secondId });
    expect((await rests())?.log).toEqual({ decision: 'deny', rule: 'persons/case', reason: '2 case numbers are not confirmed' });
  });

  test('is stopped by looks for an OPD that went into theirs since', async () => {
    await wait();
    await cases.put({ ...(await waiting()), institution: 'disnaker', lookId: secondId });
    expect((await rests())?.log).toMatchObject({ reason: '2 case numbers are not confirmed' });
  });
});

test('whoever belongs to no institution is a fault, not somebody whose right never rests', async () => {
  await expect(rests(looked, resident('warga'))).rejects.toThrow('no institution');
});

test('a look that can’t be put before anybody is refused in words that say when to come back', async () => {
  cases.failing = true;
  expect(await wait()).toMatchObject({
    status: 503,
    detail: 'Nomor perkara ini harus diajukan untuk dikonfirmasi, dan penyimpanannya sedang terganggu. Coba lagi sebentar lagi.',
  });
});
