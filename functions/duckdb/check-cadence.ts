import { limits } from '../limits.ts';
import type { PeriodCadence } from '../model/cadence.ts';
import { periodCadence } from '../model/period.ts';
import { periodText } from '../standards/rules/compile.ts';
import { mixedCadenceWords, type OddPeriod } from '../standards/rules/period-messages.ts';
import { type FileField, readingsSql } from './columns.ts';
import { errorOf, type Found, foundWhole, nothingFound } from './found.ts';
import type { Database } from './instance.ts';

/** Periods of several cadences in one file (2026-Q1 beside 2026-01), said once with the rows of those that are not like most. Only text can hold them. */
export async function checkCadence(database: Database, period: FileField | undefined): Promise<Found> {
  if (period === undefined || period.field.type !== 'string') return nothingFound;
  const { field, names } = period;
  const rows = await database.rows(
    `SELECT ${periodText(field, names.value)} AS period, count(*), min(row_number, ${limits.maxChangeSamples})
     FROM ${readingsSql([period])} GROUP BY period ORDER BY period LIMIT ${limits.maxPartsPerVersion + 1}`,
  );
  const periods = rows.flatMap(([text, count, numbers]): OddPeriod[] => {
    const cadence = periodCadence(String(text ?? ''));
    if (cadence === undefined) return [];
    return [{ period: String(text), cadence, rows: Number(count), rowNumbers: Array.isArray(numbers) ? numbers.map(Number) : [] }];
  });
  const usual = mostRows(periods);
  const odd = periods.filter(({ cadence }) => cadence !== usual);
  if (usual === undefined || odd.length === 0) return nothingFound;
  return foundWhole([errorOf(period, 'constraint-error', mixedCadenceWords(field, usual, odd.slice(0, limits.maxChangeSamples)))]);
}

function mostRows(periods: readonly OddPeriod[]): PeriodCadence | undefined {
  const counted = new Map<PeriodCadence, number>();
  for (const { cadence, rows } of periods) counted.set(cadence, (counted.get(cadence) ?? 0) + rows);
  return [...counted].sort(([, one], [, other]) => other - one)[0]?.[0];
}
