import { readFile, writeFile } from 'node:fs/promises';
import type { Marks, Published } from '../../functions/datasets/published.port.ts';

type Version = { readonly versionId: string; readonly bytes: Uint8Array; readonly contentType: string; readonly marks: Marks };

export type MemoryPublished = Published & {
  keys(): string[];
  newest(key: string): Version | undefined;
  putBytes(key: string, bytes: Uint8Array, contentType?: string, marks?: Marks): void;
  /** Keys of what the bucket removes again: returned workbooks, and reports with cells of files that were not accepted. */
  returned(): string[];
};

/** The published bucket: every write of a key makes a further version, and the old ones stay readable. */
export function memoryPublished(): MemoryPublished {
  const objects = new Map<string, Version[]>();
  const returned = new Set<string>();
  const newest = (key: string) => objects.get(key)?.at(-1);
  const put = (key: string, bytes: Uint8Array, contentType: string, marks: Marks = {}) => {
    const versions = objects.get(key) ?? [];
    const versionId = `v${versions.length + 1}`;
    objects.set(key, [...versions, { versionId, bytes, contentType, marks }]);
    return { versionId };
  };
  const find = (key: string, versionId: string) => {
    const version = objects.get(key)?.find((one) => one.versionId === versionId);
    if (!version) throw new Error(`NoSuchVersion: ${key} ${versionId}`);
    return version;
  };
  return {
    keys: () => [...objects.keys()].sort(),
    newest,
    returned: () => [...returned],
    putBytes: (key, bytes, contentType = 'application/octet-stream', marks) => void put(key, bytes, contentType, marks),
    async putFile(key, path, contentType, marks) {
      return put(key, await readFile(path), contentType, marks);
    },
    async putReturned(key, path, contentType) {
      returned.add(key);
      return put(key, await readFile(path), contentType);
    },
    async putRejectedReport(key, text) {
      returned.add(key);
      return put(key, Buffer.from(text), 'application/json');
    },
    async putText(key, text, contentType) {
      return put(key, Buffer.from(text), contentType);
    },
    async getText(key, versionId) {
      const version = versionId === undefined ? newest(key) : objects.get(key)?.find((one) => one.versionId === versionId);
      return version && Buffer.from(version.bytes).toString('utf8');
    },
    async find(key) {
      const version = newest(key);
      return version && { versionId: version.versionId, bytes: version.bytes.length, marks: version.marks };
    },
    async download(key, versionId, path) {
      await writeFile(path, find(key, versionId).bytes);
    },
    async presign(method, key, versionId, { fileName, contentType }) {
      find(key, versionId);
      const query = new URLSearchParams({ versionId, fileName, contentType, ...(method === 'HEAD' ? { method } : {}) });
      return { url: `https://published.test/${key}?${query}`, expiresAt: '2026-11-24T03:01:00.000Z' };
    },
  };
}
