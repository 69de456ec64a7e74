import { aucOfPairs, type Band, chanceBand, median, type Pair } from '../../bench/chance.ts';
import type { RawRequest } from './raw-http.ts';

export type Series = {
  readonly operation: string;
  readonly place: string;
  readonly caller: string;
  /** The request about the first of the two, and about the second. */
  readonly requests: readonly [RawRequest, RawRequest];
  readonly headers: readonly (readonly [string, string])[];
  readonly pairs: Pair[];
  readonly statuses: Set<string>;
};

export type Verdict = {
  readonly series: Series;
  readonly auc: number;
  readonly band: Band;
  readonly medians: Pair;
  /** Chance alone would not do so. */
  readonly tells: boolean;
};

/** Measures one pair of each series in turn, in an order by lot within the pair, until the time is over: what the machine does meanwhile meets all alike. */
export async function measureUntil(url: string, all: readonly Series[], deadline: number, random: () => number): Promise<void> {
  while (performance.now() < deadline) {
    for (const series of all) {
      const pair = await measurePair(url, series, random);
      series.pairs.push(pair);
    }
  }
}

/** The first answers of a process are slow, and others find its caches filled. */
export async function warmUp(url: string, all: readonly Series[], rounds: number, random: () => number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) for (const series of all) await measurePair(url, series, random);
}

async function measurePair(url: string, { requests: [first, second], headers, statuses }: Series, random: () => number): Promise<Pair> {
  const isFirstFirst = random() < 0.5;
  const [early, late] = isFirstFirst ? [first, second] : [second, first];
  const one = await time(url, early, headers);
  const other = await time(url, late, headers);
  const [ofFirst, ofSecond] = isFirstFirst ? [one, other] : [other, one];
  statuses.add(ofFirst.status === ofSecond.status ? String(ofFirst.status) : `${ofFirst.status} / ${ofSecond.status}`);
  return [ofFirst.milliseconds, ofSecond.milliseconds];
}

async function time(url: string, { method, path, headers = [], body }: RawRequest, more: Series['headers']) {
  const sent = [...more, ...headers, ...(body === undefined ? [] : [['Content-Type', 'application/json'] as const])];
  const started = performance.now();
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: sent.map(([name, value]): [string, string] => [name, value]),
    ...(body === undefined ? {} : { body }),
  });
  await response.arrayBuffer();
  return { milliseconds: performance.now() - started, status: response.status };
}

/** Judges a series; `miss` is how often chance alone would be taken for a difference. */
export function judge(series: Series, miss: number, random: () => number): Verdict {
  const { pairs } = series;
  const auc = aucOfPairs(pairs);
  const band = chanceBand(pairs, miss, random);
  return {
    series,
    auc,
    band,
    medians: [median(pairs.map(([one]) => one)), median(pairs.map(([, other]) => other))],
    tells: auc < band[0] || auc > band[1],
  };
}
