import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Published } from '../datasets/published.port.ts';
import type { Part } from '../model/manifest.ts';

/** Local copies of parts, by key and versionId, which never change: a warm function reads a part from S3 once. */
export interface PartsCache {
  /** Paths of these parts' copies, in their order. */
  paths(parts: readonly Part[]): Promise<string[]>;
}

type Stored = Pick<Part, 'key' | 'versionId' | 'bytes'>;

/** Copies in `directory`, of at most `maxBytes` in all: the longest unused go first, those of the running call stay. */
export function partsCache(published: Pick<Published, 'download'>, directory: string, maxBytes: number): PartsCache {
  /** In the order of use. */
  const copies = new Map<string, number>();

  async function makeRoom(bytes: number, kept: ReadonlySet<string>): Promise<void> {
    let held = [...copies.values()].reduce((sum, size) => sum + size, 0);
    for (const [name, size] of [...copies]) {
      if (held + bytes <= maxBytes) return;
      if (kept.has(name)) continue;
      copies.delete(name);
      held -= size;
      await rm(join(directory, name), { force: true });
    }
  }

  async function fetchPart(part: Stored, name: string): Promise<void> {
    await mkdir(directory, { recursive: true });
    const temporary = join(directory, `${randomUUID()}.partial`);
    try {
      await published.download(part.key, part.versionId, temporary);
      const { size } = await stat(temporary);
      if (size !== part.bytes) throw new Error(`a part of ${part.bytes} bytes was read as ${size}`);
      await rename(temporary, join(directory, name));
    } finally {
      await rm(temporary, { force: true });
    }
  }

  return {
    async paths(parts) {
      const names = parts.map(nameOf);
      const kept = new Set(names);
      for (const [index, part] of parts.entries()) {
        const name = names[index] ?? nameOf(part);
        if (!copies.has(name)) {
          await makeRoom(part.bytes, kept);
          await fetchPart(part, name);
        }
        copies.delete(name);
        copies.set(name, part.bytes);
      }
      return names.map((name) => join(directory, name));
    },
  };
}

function nameOf({ key, versionId }: Stored): string {
  return `${createHash('sha256').update(`${key}\n${versionId}`).digest('hex')}.parquet`;
}
