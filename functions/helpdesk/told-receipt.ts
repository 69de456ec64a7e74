import type { Receipt } from '../model/kept-look.ts';
import type { LookReader } from '../records/look-reader.port.ts';
import { isTold } from '../records/told.ts';

/**
 * The receipt of that look which the person has on their screen at that moment; undefined for one that is delayed or told in person, for another's, and for none: all of
 * these are looked for in the same places.
 */
export async function toldReceipt(
  looks: Pick<LookReader, 'receipts'>,
  person: string,
  lookId: string,
  now: Date,
): Promise<Receipt | undefined> {
  const found = await Promise.all((['others', 'matched'] as const).map((of) => newest(looks.receipts(person, of, `${lookId}~`))));
  return found.find((receipt) => receipt !== undefined && receipt.lookId === lookId && isTold(receipt, now));
}

async function newest(receipts: AsyncIterable<Receipt>): Promise<Receipt | undefined> {
  for await (const receipt of receipts) return receipt;
  return undefined;
}
