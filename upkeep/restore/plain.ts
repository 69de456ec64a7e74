/** Bytes, which JSON has not, stand as their base64 under this name. */
const bytesName = '$bytes';

/** The value as JSON can hold it: of an item whole, or in its parts. Throws on what comes back as something else. */
export function plainOf(value: unknown): unknown {
  if (value instanceof Uint8Array) return { [bytesName]: Buffer.from(value).toString('base64') };
  if (value instanceof Set || value instanceof Map || typeof value === 'bigint') throw new Error('an item holds what a copy does not keep');
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plainOf(one)]));
}

/** The bytes that such a value stands for; undefined of any other. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (typeof value !== 'object' || value === null || !(bytesName in value)) return undefined;
  const text = value[bytesName];
  return typeof text === 'string' ? new Uint8Array(Buffer.from(text, 'base64')) : undefined;
}
