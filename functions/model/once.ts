/** Makes a value when it is first asked for and gives the same from then on, so that a cold start does not pay for what few calls need. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
