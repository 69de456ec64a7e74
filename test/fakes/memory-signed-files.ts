import type { SignedFiles } from '../../functions/minutes/minutes.port.ts';

/** Where signed PDFs arrive, in memory; `receive` is the steward's PUT to what was announced last. */
export function memorySignedFiles(): SignedFiles & { receive(bytes: Uint8Array): void } {
  const objects = new Map<string, Uint8Array>();
  let announced = '';
  return {
    receive: (bytes) => void objects.set(announced, bytes),
    async presignPut(key, size, expiresInSeconds) {
      announced = key;
      return { url: `https://inbox.test/${key}?size=${size}&expires=${expiresInSeconds}`, headers: { 'If-None-Match': '*' } };
    },
    fetch: async (key, mostBytes) => objects.get(key)?.subarray(0, mostBytes + 1),
  };
}
