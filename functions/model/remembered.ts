/** Gives what was read under a name before; reads it where it was not, or was forgotten. What is not there is read again. */
export type Remembered<T> = (name: string, read: () => Promise<T | undefined>) => Promise<T | undefined>;

/** For what never changes under its name: at most `maxBytes` of it as JSON, the longest unused go first. */
export function remembered<T>(maxBytes: number): Remembered<T> {
  /** In the order of use. */
  const kept = new Map<string, { readonly value: T; readonly bytes: number }>();
  let held = 0;

  function forget(name: string): void {
    held -= kept.get(name)?.bytes ?? 0;
    kept.delete(name);
  }

  return async (name, read) => {
    const known = kept.get(name);
    const value = known?.value ?? (await read());
    if (value === undefined) return undefined;
    const bytes = known?.bytes ?? Buffer.byteLength(JSON.stringify(value));
    forget(name);
    if (bytes > maxBytes) return value;
    kept.set(name, { value, bytes });
    held += bytes;
    for (const oldest of [...kept.keys()]) {
      if (held <= maxBytes) break;
      forget(oldest);
    }
    return value;
  };
}
