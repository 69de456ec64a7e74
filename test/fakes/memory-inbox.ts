import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Inbox } from '../../functions/uploads/inbox.port.ts';

export type MemoryInbox = Inbox & {
  /** The client's PUT: a second one to a key makes a further version, as after a delete marker. */
  receive(key: string, bytes: string | Uint8Array): { versionId: string };
  readonly final: Set<string>;
  /** The newest version under a key. */
  newest(key: string): Buffer | undefined;
  /** Every key of which a version is there. */
  keys(): string[];
  /** Removes all versions of the keys meant. */
  remove(prefix: string, isMeant: (key: string) => boolean): Promise<number>;
};

/** The inbox bucket: versions of keys, presigned addresses that mean nothing outside, and tags. */
export function memoryInbox(): MemoryInbox {
  const objects = new Map<string, Uint8Array>();
  const final = new Set<string>();
  const addressOf = (key: string, versionId: string) => `${key}?${versionId}`;
  const counts = new Map<string, number>();
  const find = (key: string, versionId: string) => {
    const bytes = objects.get(addressOf(key, versionId));
    if (!bytes) throw new Error(`NoSuchVersion: ${key} ${versionId}`);
    return bytes;
  };
  return {
    final,
    receive(key, bytes) {
      const number = (counts.get(key) ?? 0) + 1;
      counts.set(key, number);
      const versionId = `v${number}`;
      objects.set(addressOf(key, versionId), Buffer.from(bytes));
      return { versionId };
    },
    keys: () => [...new Set([...objects.keys()].map((address) => address.split('?')[0] ?? ''))],
    async remove(prefix, isMeant) {
      const gone = [...objects.keys()].filter((address) => address.startsWith(prefix) && isMeant(address.split('?')[0] ?? ''));
      for (const address of gone) objects.delete(address);
      return gone.length;
    },
    newest(key) {
      const bytes = objects.get(addressOf(key, `v${counts.get(key)}`));
      return bytes && Buffer.from(bytes);
    },
    async presignPut(key, size, expiresInSeconds) {
      return { url: `https://inbox.test/${key}?size=${size}&expires=${expiresInSeconds}`, headers: { 'If-None-Match': '*' } };
    },
    async putText(key, text) {
      if (counts.has(key)) throw new Error(`PreconditionFailed: ${key}`);
      this.receive(key, text);
    },
    async download(key, versionId, path) {
      const bytes = find(key, versionId);
      await writeFile(path, bytes);
      return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
    },
    async measure(key, versionId) {
      const bytes = find(key, versionId);
      return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
    },
    async *read(key, versionId, from) {
      yield find(key, versionId).subarray(from);
    },
    async markFinal(key, versionId) {
      find(key, versionId);
      final.add(addressOf(key, versionId));
    },
  };
}
