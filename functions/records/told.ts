import type { Receipt } from '../model/kept-look.ts';

/** Whether the resident has this receipt on their screen: no delay holds it back, and it is not one that is told in person. */
export function isTold({ receipt }: Pick<Receipt, 'receipt'>, now: Date): boolean {
  return receipt.is === 'shown' && Date.parse(receipt.from) <= now.getTime();
}
