import { isDecimal } from '../../../functions/model/exact-sum.ts';
import { amountText } from '../cell-text.ts';

/** `Rp 1.500.000,50` of `1500000.50`, digit by digit; a text that is no number stays as it is. */
export function rupiahText(amount: string): string {
  if (!isDecimal(amount)) return amount;
  return amount.startsWith('-') ? `-Rp\u00a0${amountText(amount.slice(1))}` : `Rp\u00a0${amountText(amount)}`;
}
