import { type Cadence, periodCadenceOf } from '../../../functions/model/cadence.ts';
import { periodCadence } from '../../../functions/model/period.ts';
import { writtenPeriod } from './written-period.ts';

const coded = /(?<!\d)\d{4}(?:-(?:[QSTW]\d{1,2}|\d{2}(?:-\d{2})?))?(?!\d)/gi;
const inWords = /(?:(?:triwulan|tw|kuartal|caturwulan|semester|smt) (?:[1-4]|i{1,3}|iv)|(?:\d{1,2} )?[a-z]+) \d{4}(?!\d)/gi;

/** The period that a file’s name tells of (`posyandu-2026-02.csv`, `Posyandu Februari 2026.xlsx`), as /v1 writes it; empty where it tells of none or of several. */
export function namedPeriod(fileName: string, cadence: Cadence): string {
  const name = fileName.replace(/\.[^.]*$/, '').replaceAll('_', ' ');
  const wanted = periodCadenceOf(cadence);
  const told = [
    ...(name.match(coded) ?? []).map((text) => text.toUpperCase()),
    ...(name.replaceAll('-', ' ').match(inWords) ?? []).map(writtenPeriod),
  ];
  const found = new Set(told.filter((text) => isWanted(periodCadence(text), wanted)));
  const [only = ''] = found;
  return found.size === 1 ? only : '';
}

function isWanted(written: ReturnType<typeof periodCadence>, wanted: ReturnType<typeof periodCadenceOf>): boolean {
  return written !== undefined && (wanted === undefined || written === wanted);
}
