import { limits } from '../limits.ts';
import { compareKeys } from '../model/stored-record.ts';

/** A record as the archive and the table are compared by it: its key, and its canonical line. */
export type KeyedLine = { readonly pk: string; readonly sk: string; readonly line: string };

/** `missing`: archived and not in the table; `altered`: not as it was archived; `added`: in the table and not archived. */
export type DifferenceKind = 'missing' | 'altered' | 'added';
export type Difference = { readonly kind: DifferenceKind; readonly pk: string; readonly sk: string };

/** How many records differ in each way, and the keys of the first (`maxListedDifferences`). It never holds what a record says. */
export type Comparison = {
  readonly archived: number;
  readonly counts: Readonly<Record<DifferenceKind, number>>;
  readonly first: readonly Difference[];
};

type Lines = Iterable<KeyedLine> | AsyncIterable<KeyedLine>;

/**
 * Compares a day as it was archived with the day as it stands. Both come in the order of their keys and are read side by side, so that a day of any size takes
 * the room of two records. A record out of order can only be found to differ, never pass for the same.
 */
export async function compareDay(archived: Lines, standing: Lines): Promise<Comparison> {
  const counts = { missing: 0, altered: 0, added: 0 };
  const first: Difference[] = [];
  let total = 0;
  const tell = (kind: DifferenceKind, { pk, sk }: KeyedLine) => {
    counts[kind] += 1;
    if (first.length < limits.maxListedDifferences) first.push({ kind, pk, sk });
  };
  for await (const { was, is } of sideBySide(archived, standing)) {
    if (was) total += 1;
    if (was && !is) tell('missing', was);
    if (is && !was) tell('added', is);
    if (was && is && was.line !== is.line) tell('altered', was);
  }
  return { archived: total, counts, first };
}

type Pair = { readonly was?: KeyedLine; readonly is?: KeyedLine };

/** Each key of either side once, with what stands under it on both. */
async function* sideBySide(archived: Lines, standing: Lines): AsyncGenerator<Pair> {
  const [left, right] = [steps(archived), steps(standing)];
  let was = await left();
  let is = await right();
  while (was || is) {
    const order = was && is ? compareKeys(was, is) : was ? -1 : 1;
    yield { ...(was && order <= 0 ? { was } : {}), ...(is && order >= 0 ? { is } : {}) };
    if (order <= 0) was = await left();
    if (order >= 0) is = await right();
  }
}

/** One after the other; undefined at the end. */
function steps(lines: Lines): () => Promise<KeyedLine | undefined> {
  const iterator = Symbol.asyncIterator in lines ? lines[Symbol.asyncIterator]() : lines[Symbol.iterator]();
  return async () => {
    const step = await iterator.next();
    return step.done ? undefined : step.value;
  };
}
