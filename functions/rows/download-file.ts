import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Operation } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import type { Field } from '../standards/standard.ts';
import type { Part } from '../versions/manifest.ts';
import type { Published } from '../versions/published.ts';
import { allowedRead, type ReadPorts, recordLook } from './allowed-read.ts';
import type { PartsCache } from './parts-cache.ts';
import { readVersion, type VersionPorts } from './read-version.ts';
import type { RowReader } from './row-query.ts';

type Ports = ReadPorts &
  VersionPorts & {
    readonly cache: PartsCache;
    readonly reader: RowReader;
    readonly published: Published;
    /** Where files are built. */
    readonly directory: string;
  };

type Format = 'csv' | 'parquet';
type Wanted = {
  readonly format: Format;
  readonly name: string;
  readonly key: string;
  readonly parts: readonly Part[];
  readonly fields: readonly Field[];
};

const contentTypes: Readonly<Record<Format, string>> = { csv: 'text/csv; charset=utf-8', parquet: 'application/vnd.apache.parquet' };

/** A link to a version's file, or one period of it, good for at most 60 s; the file is built when first asked for. */
export function downloadFile(ports: Ports): Operation<'downloadFile'> {
  return async (call) => {
    const allowed = await allowedRead(ports, call);
    if (!allowed.ok) return allowed.problem;
    const version = await readVersion(ports, allowed.dataset, call.query.version);
    if (!version.ok) return { ...version.problem, log: { ...allowed.log, ...version.problem.log } };
    const { manifest, fields } = version;
    const { period } = call.query;
    const parts = period === undefined ? manifest.parts : manifest.parts.filter((part) => part.period === period);
    if (parts.length === 0) return { ...notFound, log: allowed.log };

    const unrecorded = await recordLook(ports, call, allowed, manifest.n);
    if (unrecorded) return unrecorded;
    const { datasetId } = manifest;
    const { format } = call.params;
    const name = `${datasetId}-v${manifest.n}${period === undefined ? '' : `-${period}`}.${format}`;
    const file = await findOrBuild(ports, { format, name, key: `datasets/${datasetId}/files/${manifest.n}/${name}`, parts, fields });
    const link = await ports.published.presignGet(file.key, file.versionId, name, contentTypes[format]);
    const log = { ...allowed.log, versionNumber: manifest.n };
    if (call.accept.includes('application/json')) return { status: 200, body: { url: link.url, expiresAt: link.expiresAt }, log };
    return { status: 302, headers: { Location: link.url, Vary: 'Accept' }, log };
  };
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
