import type { Look } from '../../excel-writer/styles.ts';
import type { Field } from '../../standards/standard.ts';
import { numberStyle } from '../../standards/types/number-text.ts';

/** How a field's cells are kept in the template. */
export type Kept = 'text' | 'integer' | 'number' | 'date' | 'year';

/**
 * Excel's own numbers and dates only where the standard writes them as Excel does in every language (`1250.5`, `2026-09-12`). A standard with decimal
 * commas or `dd/mm/yyyy` takes the text that the clerk types: what Excel makes of `1.250` or `05/06/2026` depends on the language of the clerk's
 * machine. Identifiers are text always: Excel would destroy them.
 */
export function keptAs(field: Field): Kept {
  const isDefault = field.format === undefined || field.format === 'default';
  if (field.missingValues !== undefined) return 'text';
  if (field.type === 'year') return 'year';
  if (field.type === 'date') return isDefault ? 'date' : 'text';
  if (field.type !== 'integer' && field.type !== 'number') return 'text';
  const { decimalChar, groupChar, dressed } = numberStyle(field);
  return isDefault && decimalChar === '.' && groupChar === '' && !dressed ? field.type : 'text';
}

const looks: Readonly<Record<Kept, Look>> = {
  text: { text: true },
  integer: { numberFormat: '#,##0' },
  number: { numberFormat: '#,##0.##########' },
  date: { numberFormat: 'yyyy-mm-dd' },
  year: { numberFormat: '0' },
};

export function lookOf(field: Field): Look {
  return looks[keptAs(field)];
}
