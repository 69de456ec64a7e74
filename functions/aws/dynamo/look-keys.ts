import type { Look } from '../../model/look.ts';
import type { Key } from './catalog-keys.ts';

/** Where looks lie in the records table; ULIDs are in the order of time. */

/** Sort keys of a person's looks at themselves begin so, after those of all others: a ULID's first character is a digit. */
export const ownPrefix = 'own#';

export function receiptsOf(person: string): string {
  return `RECEIPT#${person}`;
}

export function receiptKey(person: string, lookId: string): Key {
  return { pk: receiptsOf(person), sk: lookId };
}

export function ownReceiptKey(person: string, lookId: string): Key {
  return { pk: receiptsOf(person), sk: `${ownPrefix}${lookId}` };
}

export function matchedOf(bucket: string): string {
  return `RECEIPTS-MATCHED#${bucket}`;
}

export function matchedKey(bucket: string, lookId: string, place: number): Key {
  return { pk: matchedOf(bucket), sk: `${lookId}#${String(place).padStart(4, '0')}` };
}

export function opdDay(opdId: string, day: string): string {
  return `LOOKS-OF#${opdId}#${day}`;
}

export function opdDayKey(opdId: string, { at, lookId }: Pick<Look, 'at' | 'lookId'>): Key {
  return { pk: opdDay(opdId, at.slice(0, 10)), sk: lookId };
}

export function dayOf(day: string): string {
  return `LOOKS#${day}`;
}

export function dayKey({ at, lookId }: Pick<Look, 'at' | 'lookId'>): Key {
  return { pk: dayOf(at.slice(0, 10)), sk: lookId };
}
