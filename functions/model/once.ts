/** Makes a value when it is first asked for, and gives the same ever after: what few calls need costs no cold start. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
