import type { Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { timeText } from '../messages/date.ts';
import { type Principal, principalIdOf } from '../model/principal.ts';
import type { LookCounter, LookMetrics } from './look-counter.port.ts';

/** Nobody looks up themselves or their family as an officer (access.md, "Persons"): so the account must say who the officer is. */
export const officerIsNobody = refusal(
  'officer bound to nobody',
  'Akun petugas harus terikat lebih dahulu ke orangnya: datanglah ke loket dengan KTP-el Anda. Tanpa itu tidak dapat dipastikan bahwa Anda tidak melihat data Anda sendiri atau keluarga Anda.',
);
export const ownPerson = refusal(
  'own NIK',
  'Sebagai petugas Anda tidak dapat melihat data Anda sendiri. Buka "Profil saya", atau minta rekan Anda melayani Anda.',
);
export const ownFamily = refusal('own KK', 'Orang ini berada dalam Kartu Keluarga Anda. Minta rekan Anda melayaninya.');

function refusal(reason: string, detail: string): Problem {
  return { status: 403, code: 'forbidden', detail, log: { decision: 'deny', rule: 'persons/own', reason } };
}

type Ports = { readonly lookCounter: LookCounter; readonly lookMetrics: LookMetrics };
type Asking = { readonly principal: Principal; readonly now: Date };

/** 429 once the officer's day is spent: counted before anything is looked for, so that many at once tell no more. `once`: under that name it is counted once. */
export async function spend(
  ports: Ports,
  { principal, now }: Asking,
  of: 'looks' | 'rows',
  by: number,
  most: number,
  once?: string,
): Promise<Problem | undefined> {
  const spent = await ports.lookCounter.count(principalIdOf(principal), now, of, by, once);
  if (spent <= most) return undefined;
  ports.lookMetrics.overLimit();
  const tomorrow = new Date(now).setUTCHours(24, 0, 0, 0);
  return {
    status: 429,
    code: 'too-many-requests',
    detail: `Batas harian petugas sudah tercapai (${most}). Coba lagi sesudah ${timeText(new Date(tomorrow).toISOString())} WIB; Inspektorat diberi tahu bila batas ini sering tercapai.`,
    headers: { 'Retry-After': String(Math.ceil((tomorrow - now.getTime()) / 1000)) },
    log: { decision: 'deny', rule: 'persons/limit', reason: 'a day of looks is spent' },
  };
}

/** Looks at persons, one by one. */
export function spendLook(ports: Ports, asking: Asking): Promise<Problem | undefined> {
  return spend(ports, asking, 'looks', 1, limits.maxLookUpsPerDay);
}
