/** Several lists that are each newest first, as one; of equal ids each is given. Nothing is read ahead of what is taken but one of each. */
export async function* newestFirst<T>(lists: readonly AsyncIterable<T>[], idOf: (item: T) => string): AsyncGenerator<T> {
  const iterators = lists.map((list) => list[Symbol.asyncIterator]());
  const heads = await Promise.all(iterators.map((iterator) => iterator.next()));
  for (;;) {
    const newest = heads.reduce<number | undefined>((best, head, place) => {
      if (head.done) return best;
      const other = best === undefined ? undefined : heads[best];
      return other && !other.done && idOf(other.value) >= idOf(head.value) ? best : place;
    }, undefined);
    const [head, iterator] = newest === undefined ? [] : [heads[newest], iterators[newest]];
    if (newest === undefined || !iterator || !head || head.done) return;
    yield head.value;
    heads[newest] = await iterator.next();
  }
}

/** The first `limit` that fit, and whether there is another one: what does not fit leaves no gap. */
export async function takeFitting<T>(
  list: AsyncIterable<T>,
  fits: (item: T) => boolean,
  limit: number,
): Promise<{ taken: T[]; more: boolean }> {
  const taken: T[] = [];
  for await (const item of list) {
    if (!fits(item)) continue;
    if (taken.length === limit) return { taken, more: true };
    taken.push(item);
  }
  return { taken, more: false };
}
