import type { City } from '../../cities/city.ts';
import type { Problem } from '../http/problem.ts';
import { dayText } from '../messages/date.ts';
import { dayMilliseconds, endOf } from '../model/jakarta-time.ts';
import type { Look } from '../model/look.ts';

type LookUp = NonNullable<City['purposes'][number]['lookUp']>;

/** A purpose of the city's list for which persons may be looked up now, or why it may not be used. */
export type PurposeFound =
  | { readonly ok: true; readonly purpose: string; readonly lookUp: LookUp }
  | { readonly ok: false; readonly problem: Problem };

export function findPurpose({ purposes }: Pick<City, 'purposes'>, code: string, now: Date): PurposeFound {
  const found = purposes.find(({ id }) => id === code);
  const usable = usablePurposes({ purposes }, now).map(({ id }) => id);
  const listed = `Tujuan yang berlaku: ${usable.join(', ') || 'belum ada'}.`;
  if (!found?.lookUp)
    return refused('no such purpose', `Tujuan ini tidak ada dalam daftar tujuan kota untuk melihat data warga. ${listed}`);
  if (isOver(found.lookUp, now)) {
    return refused(
      'expired purpose',
      `Tujuan "${found.name}" berakhir ${dayText(found.lookUp.until)}, jadi tidak dapat dipakai lagi. ${listed}`,
    );
  }
  return { ok: true, purpose: code, lookUp: found.lookUp };
}

/** Those of the city's list for which persons may be looked up now. */
export function usablePurposes({ purposes }: Pick<City, 'purposes'>, now: Date): { id: string; name: string; lookUp: LookUp }[] {
  return purposes.flatMap(({ id, name, lookUp }) => (lookUp && !isOver(lookUp, now) ? [{ id, name, lookUp }] : []));
}

function isOver({ until }: LookUp, now: Date): boolean {
  return until !== undefined && now >= endOf(until);
}

function refused(reason: string, detail: string): PurposeFound {
  return { ok: false, problem: { status: 403, code: 'forbidden', detail, log: { decision: 'deny', rule: 'persons/purpose', reason } } };
}

/** How the person learns of a look for that purpose. */
export function receiptOf({ receipt }: LookUp, now: Date): Look['receipt'] {
  switch (receipt.is) {
    case 'shown':
      return { is: 'shown', from: now.toISOString() };
    case 'delayed':
      return { is: 'shown', from: new Date(now.getTime() + receipt.days * dayMilliseconds).toISOString() };
    case 'in-person':
      return { is: 'in-person' };
  }
}
