import { limits } from '../../limits.ts';
import { decimalText, readDecimal } from '../types/decimal.ts';
import { bareText, groupClass, integerShape, numberShape, numberStyle } from '../types/number-text.ts';
import type { Shape } from './column-facts.ts';

/** The number that a field of this shape holds for a cell, as a clerk says it (no groups, a decimal comma); undefined where the check takes the cell for none. */
export function numberAsSaid(cell: string, shape: Shape): string | undefined {
  const style = numberStyle(shape);
  const bare = bareText(cell.trim(), style);
  const pattern = shape.type === 'integer' ? integerShape(style) : numberShape(style);
  if (!new RegExp(`^(?:${pattern})$`).test(bare)) return undefined;
  const whole = style.groupChar === '' ? bare : bare.replaceAll(new RegExp(groupClass(style.groupChar), 'g'), '');
  const number = readDecimal(whole.replace(style.decimalChar, '.'));
  if (number === undefined) return undefined;
  const scale = Math.max(0, -number.exponent);
  const digits = decimalText(number.digits * 10n ** BigInt(Math.max(0, number.exponent)), scale);
  const shown = scale === 0 ? digits : withoutLastZeros(digits);
  return shown.replace(/[^0-9]/g, '').length > limits.maxNumberDigits ? undefined : shown.replace('.', ',');
}

function withoutLastZeros(fraction: string): string {
  let end = fraction.length;
  while (fraction[end - 1] === '0') end--;
  return fraction.slice(0, fraction[end - 1] === '.' ? end - 1 : end);
}
