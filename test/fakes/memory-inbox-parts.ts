import type { InboxParts, ReceivedPart } from '../../functions/uploads/inbox-parts.port.ts';
import type { MemoryInbox } from './memory-inbox.ts';

export type MemoryInboxParts = InboxParts & {
  /** The client's PUT of a part to an address from `presign`: 200, 403 for another length, 404 once it is over. */
  put(url: string, bytes: Uint8Array): number;
  /** Completions that made an object: by key, with its version in the inbox. */
  readonly completed: { readonly key: string; readonly versionId: string }[];
};

/** Multipart uploads into the inbox in memory: what is completed is received there. */
export function memoryInboxParts(inbox: MemoryInbox): MemoryInboxParts {
  const running = new Map<string, Map<number, Uint8Array>>();
  const completed: { key: string; versionId: string }[] = [];
  let count = 0;
  const addressOf = (key: string, multipartId: string) => `${key}?${multipartId}`;
  const etagOf = (bytes: Uint8Array) => `"${Buffer.from(bytes).toString('base64').slice(0, 32)}"`;
  return {
    completed,
    async begin(key) {
      const id = `multipart-${++count}`;
      running.set(addressOf(key, id), new Map());
      return id;
    },
    async presign(key, multipartId, { number, size }, expiresInSeconds) {
      const query = new URLSearchParams({ multipartId, part: String(number), size: String(size), expires: String(expiresInSeconds) });
      return `https://inbox.test/${key}?${query}`;
    },
    put(url, bytes) {
      const { pathname, searchParams } = new URL(url);
      const parts = running.get(addressOf(pathname.slice(1), searchParams.get('multipartId') ?? ''));
      if (Number(searchParams.get('size')) !== bytes.length) return 403;
      parts?.set(Number(searchParams.get('part')), bytes);
      return parts ? 200 : 404;
    },
    async list(key, multipartId) {
      const parts = running.get(addressOf(key, multipartId));
      if (!parts) return undefined;
      const listed: ReceivedPart[] = [...parts].map(([partNumber, bytes]) => ({ partNumber, etag: etagOf(bytes), bytes: bytes.length }));
      return listed.sort((one, other) => one.partNumber - other.partNumber);
    },
    async complete(key, multipartId, named) {
      const parts = running.get(addressOf(key, multipartId));
      if (!parts || completed.some((done) => done.key === key)) return 'over';
      const bytes = named.map(({ partNumber }) => parts.get(partNumber) ?? new Uint8Array());
      if (named.some(({ etag }, index) => etag !== etagOf(bytes[index] ?? new Uint8Array()))) return 'changed';
      running.delete(addressOf(key, multipartId));
      completed.push({ key, ...inbox.receive(key, Buffer.concat(bytes)) });
      return 'completed';
    },
    async abort(key, multipartId) {
      running.delete(addressOf(key, multipartId));
    },
  };
}
