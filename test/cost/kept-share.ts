import { readerMix } from '../../bench/read-mix.ts';
import { limits } from '../../functions/limits.ts';
import { usage } from './usage.ts';

/** Readers of a month, and what they choose from. */
export type Reading = {
  readonly reads: number;
  readonly datasets: number;
  /** How long the front door keeps an answer. */
  readonly seconds?: number;
  /** How unequal datasets are: the n-th is read 1/n^exponent as often as the first. */
  readonly exponent?: number;
};

/**
 * Zipf's law. Of 2,460 datasets a fifth then has 81 % of the reads; of Washington's downloads 80 % were of a fifth of the datasets (governingpeople.com/opensf/13146/80-20-rule-government-data).
 */
const usualExponent = 1;

/** Choices of rows that readers make of a dataset, unequal as datasets are. */
const choicesOfDataset = 10;

/** Reads of each hour of a day, by those of the average hour: a working day, with an evening. */
const hours = [0.3, 0.2, 0.2, 0.2, 0.3, 0.4, 0.6, 1, 1.6, 1.8, 1.8, 1.7, 1.4, 1.6, 1.7, 1.6, 1.4, 1.2, 1, 1, 1, 0.9, 0.7, 0.4];

/** A key of what is kept, by its share of all reads. */
export function keysOf({ datasets, exponent = usualExponent }: Pick<Reading, 'datasets' | 'exponent'>): Float64Array {
  const ofDatasets = unequal(datasets, exponent);
  const ofChoices = unequal(choicesOfDataset, exponent);
  const all = readerMix.reduce((total, { times }) => total + times, 0);
  const keys = readerMix.flatMap(({ times, of }) => {
    const share = times / all;
    if (of === 'page') return [share];
    if (of === 'dataset') return ofDatasets.map((one) => share * one);
    return ofDatasets.flatMap((one) => ofChoices.map((choice) => share * one * choice));
  });
  return Float64Array.from(keys);
}

/**
 * The share of reads that the front door answers by itself: all but the first of a key in each of its moments (lib/door/viewer-request.js). Readers come independently of each other (Poisson), so a key that is asked for λ times in a moment is asked of the API 1 − e^−λ times.
 * One cache for all, as readers of one city have: each further regional cache asks once more. Everything that is read may be kept.
 */
export function keptShare({ reads, seconds = limits.edgeSeconds, ...of }: Reading): number {
  const keys = keysOf(of);
  const inAverageMoment = (reads / (usage.days * 86_400)) * seconds;
  const sumOfHours = hours.reduce((total, hour) => total + hour, 0);
  const asked = hours.map((hour) => {
    const inMoment = (inAverageMoment * hour * hours.length) / sumOfHours;
    return keys.reduce((total, key) => total - Math.expm1(-key * inMoment), 0);
  });
  return 1 - asked.reduce((total, one) => total + one, 0) / (hours.length * inAverageMoment);
}

function unequal(count: number, exponent: number): number[] {
  const weights = Array.from({ length: count }, (_, place) => 1 / (place + 1) ** exponent);
  const all = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / all);
}
