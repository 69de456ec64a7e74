import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Published } from '../datasets/published.port.ts';
import { limits } from '../limits.ts';
import type { Part } from '../model/manifest.ts';
import type { Upload } from '../model/upload.ts';
import type { WrittenPart } from './table-engine.port.ts';

/** Not in the bucket yet: its key is the path where it was written. */
export function asPart({ path, ...part }: WrittenPart, { uploadId, unitId }: Pick<Upload, 'uploadId' | 'unitId'>): Part {
  return { ...part, key: path, versionId: localVersion, uploadId, ...(unitId === undefined ? {} : { unitId }) };
}

const localVersion = 'written-here';

/** Where a part lies on this machine; each is fetched once. */
export type LocalFiles = (parts: readonly Part[]) => Promise<string[]>;

export function localFiles(published: Pick<Published, 'download'>, directory: string): LocalFiles {
  const fetched = new Map<string, Promise<string>>();
  const fetchPart = async (part: Part, name: string): Promise<string> => {
    const folder = join(directory, 'before');
    await mkdir(folder, { recursive: true });
    const path = join(folder, name);
    await published.download(part.key, part.versionId, path);
    return path;
  };
  const pathOf = (part: Part): Promise<string> => {
    if (part.versionId === localVersion) return Promise.resolve(part.key);
    const address = `${part.key}\n${part.versionId}`;
    const path = fetched.get(address) ?? fetchPart(part, `${fetched.size}.parquet`);
    fetched.set(address, path);
    return path;
  };
  return async (parts) => {
    const paths: string[] = [];
    for (let at = 0; at < parts.length; at += limits.partTransfers) {
      paths.push(...(await Promise.all(parts.slice(at, at + limits.partTransfers).map(pathOf))));
    }
    return paths;
  };
}
