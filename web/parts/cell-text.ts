import { percentOfFraction } from '../../functions/messages/percent.ts';
import type { Field } from './api-nouns.ts';

/** Names of columns whose numbers count nothing: years, codes, numbers in a row. */
const noAmount = /(^|_)(tahun|thn|kode|kd|nomor|no|id)(_|$)/;

/**
 * A value of /v1 as it is shown: amounts with points between thousands and a decimal comma, digit by digit, so that nothing is rounded; days as `9 Okt 2024`.
 * Percentages that are kept as fractions are shown as percents, as they were written. Years, codes and periods stay as they are.
 */
export function cellText(value: unknown, field: Pick<Field, 'name' | 'type' | 'format'>, periodField?: string): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (field.type === 'date' && field.name !== periodField) return dateText(text);
  if (field.format === 'percent') return text === '' ? '' : `${amountText(percentOfFraction(text))} %`;
  return isAmount(field, periodField) ? amountText(text) : text;
}

/** Whether a column holds amounts, which stand at the right. */
export function isAmount({ name, type }: Pick<Field, 'name' | 'type'>, periodField: string | undefined): boolean {
  return (type === 'integer' || type === 'number') && name !== periodField && !noAmount.test(name);
}

/** `1.500.000,5` of `1500000.5`; a text that is no number stays as it is. */
export function amountText(text: string): string {
  const [, sign = '', whole, fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return text;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${sign}${grouped}${fraction === undefined ? '' : `,${fraction}`}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'];

function dateText(text: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? text : `${Number(day)} ${name} ${year}`;
}
