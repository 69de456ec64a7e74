/** The one thing with the highest value; undefined where several share it, or there is only one. */
export function highest<T extends { readonly value: number }>(things: readonly T[]): T | undefined {
  const [first, second] = things.toSorted((one, other) => other.value - one.value);
  return first !== undefined && second !== undefined && first.value > second.value ? first : undefined;
}
