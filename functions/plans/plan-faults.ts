import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import { indicatorKeys } from '../model/indicator.ts';
import type { PlanEntry } from '../model/plan.ts';
import type { Violation } from '../model/violation.ts';

/**
 * What is wrong with a writing beyond its form: the same indicator twice, a due date of another year, a dataset that is not this OPD's (of others and of none the same is
 * said), more than an item holds.
 */
export function planFaults(entries: readonly PlanEntry[], year: number, datasets: readonly Dataset[]): Violation[] {
  const own = new Set(datasets.map(({ datasetId }) => datasetId));
  const seen = new Map<string, number>();
  const found = entries.flatMap((entry, place): Violation[] => {
    const keys = indicatorKeys(entry);
    const earlier = keys.flatMap((key) => seen.get(key) ?? [])[0];
    for (const key of keys) if (!seen.has(key)) seen.set(key, place);
    const wrongDay = entry.dueDates?.find((day) => !day.startsWith(`${year}-`));
    return [
      ...(earlier === undefined ? [] : [{ where: `entries.${place}`, what: twice(entry, earlier) }]),
      ...(wrongDay === undefined ? [] : [{ where: `entries.${place}.dueDates`, what: `${wrongDay} bukan dalam tahun ${year}` }]),
      ...(entry.datasetId === undefined || own.has(entry.datasetId)
        ? []
        : [{ where: `entries.${place}.datasetId`, what: 'bukan alamat dataset OPD ini; kosongkan, atau tulis alamat dataset OPD ini' }]),
    ];
  });
  return found.length === 0 && Buffer.byteLength(JSON.stringify(entries)) > limits.maxPlanBytes ? [tooLong] : found;
}

function twice({ title }: PlanEntry, earlier: number): string {
  return `“${title}” sama dengan baris ${earlier + 1} (kode atau judulnya); hapus salah satu, atau bedakan judulnya`;
}

const tooLong = {
  where: 'entries',
  what: `seluruhnya lebih dari ${limits.maxPlanBytes / 1000} kB; singkatkan definisi operasionalnya, yang lengkap ada di e-Walidata`,
};
