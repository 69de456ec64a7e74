import { cadenceText, type PeriodCadence } from '../../model/cadence.ts';
import { titleOf } from '../labels/match-labels.ts';
import type { Field } from '../standard.ts';
import type { Words } from './cell-messages.ts';

/** Rows whose periods have another cadence than most: the period as written, how many, and the first of them. */
export type OddPeriod = {
  readonly period: string;
  readonly cadence: PeriodCadence;
  readonly rows: number;
  readonly rowNumbers: readonly number[];
};

/** The words for a file in which months stand beside quarters: their sums would count the same thing twice. */
export function mixedCadenceWords(field: Field, usual: PeriodCadence, odd: readonly OddPeriod[]): Words {
  const named = odd.map(({ period, cadence, rows, rowNumbers }) => {
    const more = rows > rowNumbers.length ? ` dan ${rows - rowNumbers.length} lainnya` : '';
    return `${period} (${cadenceText[cadence]}, baris ${rowNumbers.join(', ')}${more})`;
  });
  return {
    message: `Kolom ${titleOf(field)}: sebagian besar periodenya ${cadenceText[usual]}, tetapi ada yang lain: ${named.join('; ')}.`,
    mend: `Pakai satu jenis periode dalam satu berkas: pindahkan baris itu ke berkas atau dataset lain, atau tulis ulang menjadi ${cadenceText[usual]}.`,
  };
}
