import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FactsStore } from '../access/access-facts.port.ts';
import type { Published } from '../datasets/published.port.ts';
import type { Operation } from '../http/call.ts';
import { linkAnswer } from '../http/link-answer.ts';
import { notFound } from '../http/problem.ts';
import type { Part } from '../model/manifest.ts';
import type { Field } from '../model/standard.ts';
import { onReadable } from './allowed-read.ts';
import type { PartsCache } from './parts-cache.ts';
import { readVersion, type VersionPorts } from './read-version.ts';
import { type RecordPorts, recordAccess } from './record-access.ts';
import type { RowReader } from './row-query.port.ts';

type Ports = RecordPorts &
  VersionPorts & {
    readonly facts: FactsStore;
    readonly cache: PartsCache;
    readonly reader: RowReader;
    readonly published: Published;
    /** Where files are built. */
    readonly directory: string;
  };

type Format = 'csv' | 'parquet';
type Wanted = {
  readonly format: Format;
  readonly key: string;
  readonly parts: readonly Part[];
  readonly fields: readonly Field[];
};

const contentTypes: Readonly<Record<Format, string>> = { csv: 'text/csv; charset=utf-8', parquet: 'application/vnd.apache.parquet' };

/** A link to a version's file, or one period of it, good for at most 60 s; the file is built when first asked for. */
export function downloadFile(ports: Ports): Operation<'downloadFile'> {
  return (call) =>
    onReadable(ports, call, 'read-whole', async (readable) => {
      const { period } = call.query;
      const { format } = call.params;
      const version = await readVersion(ports, readable.dataset, call.query.version);
      if (!version.ok) return version.problem;
      const { manifest, fields } = version;
      const parts = period === undefined ? manifest.parts : manifest.parts.filter((part) => part.period === period);
      if (parts.length === 0) return notFound;

      const unrecorded = await recordAccess(ports, call, readable, { versionNumber: manifest.n });
      if (unrecorded) return unrecorded;
      const { datasetId, n } = manifest;
      const name = `${datasetId}-v${n}${period === undefined ? '' : `-${period}`}.${format}`;
      const file = await findOrBuild(ports, { format, key: `datasets/${datasetId}/files/${n}/${name}`, parts, fields });
      const link = await ports.published.presignGet(file.key, file.versionId, name, contentTypes[format]);
      const log = { versionNumber: n };
      return { ...linkAnswer(call.accept, link), log };
    });
}

type Stored = { readonly key: string; readonly versionId: string };

/** A single part is its own Parquet file. A version never changes, so a file once built stays right; two builders make the same one. */
async function findOrBuild(ports: Ports, wanted: Wanted): Promise<Stored> {
  const [only] = wanted.parts;
  if (wanted.format === 'parquet' && wanted.parts.length === 1 && only) return { key: only.key, versionId: only.versionId };
  const found = await ports.published.find(wanted.key);
  if (found) return { key: wanted.key, versionId: found.versionId };
  const target = join(ports.directory, `${randomUUID()}.${wanted.format}`);
  try {
    await mkdir(ports.directory, { recursive: true });
    await ports.reader.write(await ports.cache.paths(wanted.parts), wanted.fields, wanted.format, target);
    return { key: wanted.key, ...(await ports.published.putFile(wanted.key, target, contentTypes[wanted.format])) };
  } finally {
    await rm(target, { force: true });
  }
}
