import type { Marks } from '../../functions/datasets/published.port.ts';
import type { FileOrder, FilePieces, FileQueue, Making, MakingStore } from '../../functions/rows/making.port.ts';
import type { MemoryPublished } from './memory-published.ts';

export function memoryMakings(): MakingStore & { all(): Making[] } {
  const notes = new Map<string, Making>();
  const placeOf = (datasetId: string, key: string) => `${datasetId} ${key}`;
  return {
    all: () => [...notes.values()],
    async get(datasetId, key) {
      return notes.get(placeOf(datasetId, key));
    },
    async put(making, was) {
      const place = placeOf(making.datasetId, making.key);
      if (notes.get(place)?.revision !== was) return false;
      notes.set(place, making);
      return true;
    },
    async countOrdered(datasetId, now) {
      const isOrdered = ({ state, until }: Making) => (state === 'waiting' || state === 'making') && until > now.toISOString();
      return [...notes.values()].filter((note) => note.datasetId === datasetId && isOrdered(note)).length;
    },
    async list(datasetId) {
      return [...notes.values()].filter((note) => note.datasetId === datasetId);
    },
    async drop({ datasetId, key, revision }) {
      const place = placeOf(datasetId, key);
      if (notes.get(place)?.revision === revision) notes.delete(place);
    },
  };
}

/** Remembers what was ordered; fails while it is told to. */
export function memoryFileQueue(): FileQueue & { readonly sent: FileOrder[]; failing: boolean } {
  const sent: FileOrder[] = [];
  return {
    sent,
    failing: false,
    async send(order) {
      if (this.failing) throw new Error('the queue can’t be reached');
      sent.push(order);
    },
  };
}

export type MemoryFilePieces = FilePieces & {
  /** Numbers of the pieces that were sent, in order. */
  readonly sent: number[];
  /** Storage forgets all uploads. */
  forget(): void;
};

type Running = { readonly contentType: string; readonly marks: Marks; readonly pieces: Map<string, Uint8Array> };

/** Pieces in memory: completed, they are a file of the bucket. */
export function memoryFilePieces(published: MemoryPublished, read: (path: string) => Promise<Uint8Array>): MemoryFilePieces {
  const running = new Map<string, Running>();
  const sent: number[] = [];
  let count = 0;
  return {
    sent,
    forget: () => running.clear(),
    async begin(_key, contentType, marks) {
      const id = `multipart-${++count}`;
      running.set(id, { contentType, marks, pieces: new Map() });
      return id;
    },
    async put(_key, multipartId, number, path) {
      const upload = running.get(multipartId);
      if (!upload) return 'gone';
      const etag = `"${multipartId}-${number}"`;
      upload.pieces.set(etag, await read(path));
      sent.push(number);
      return etag;
    },
    async complete(key, multipartId, etags) {
      const upload = running.get(multipartId);
      if (!upload) return 'gone';
      const bytes = Buffer.concat(etags.map((etag) => upload.pieces.get(etag) ?? new Uint8Array()));
      published.putBytes(key, bytes, upload.contentType, upload.marks);
      running.delete(multipartId);
      return 'completed';
    },
    async abort(_key, multipartId) {
      running.delete(multipartId);
    },
  };
}
