import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FactsStore } from '../access/access-facts.port.ts';
import type { Published } from '../datasets/published.port.ts';
import type { Operation } from '../http/call.ts';
import { linkAnswer } from '../http/link-answer.ts';
import { notFound } from '../http/problem.ts';
import type { FileFormat } from '../model/file-format.ts';
import type { Part } from '../model/manifest.ts';
import type { Field } from '../standards/standard.ts';
import { onReadable } from './allowed-read.ts';
import { type AboutPorts, aboutMark, fileAbout, fileTypes, madeFile } from './made-file.ts';
import type { PartsCache } from './parts-cache.ts';
import { readVersion, type VersionPorts } from './read-version.ts';
import { type RecordPorts, recordAccess } from './record-access.ts';
import type { FileAbout, RowReader } from './row-query.port.ts';

type Ports = RecordPorts &
  VersionPorts &
  AboutPorts & {
    readonly facts: FactsStore;
    readonly cache: PartsCache;
    readonly reader: RowReader;
    readonly published: Published;
    /** Where files are built. */
    readonly directory: string;
  };

type Wanted = {
  readonly key: string;
  readonly parts: readonly Part[];
  readonly fields: readonly Field[];
  readonly format: FileFormat;
  readonly about: FileAbout;
};

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
      const { key, name } = madeFile(manifest, format, period);
      const about = fileAbout(readable.dataset, manifest, version.standard, ports);
      const file = await findOrBuild(ports, { key, parts, fields, format, about });
      const as = { fileName: name, contentType: fileTypes[format] };
      const answer = await linkAnswer(call, (method) => ports.published.presign(method, file.key, file.versionId, as));
      return { ...answer, log: { versionNumber: manifest.n } };
    });
}

type Stored = { readonly key: string; readonly versionId: string };

/**
 * A version never changes, so a file once built stays right as long as what it says of the data is; two builders make the same one. A single part is
 * written again, too: parts say nothing of the dataset, whose title and licence may change.
 */
async function findOrBuild(ports: Ports, { key, parts, fields, format, about }: Wanted): Promise<Stored> {
  const mark = aboutMark(format, about);
  const found = await ports.published.find(key);
  const isRight = format === 'csv' || found?.marks.about === mark;
  if (found && isRight) return { key, versionId: found.versionId };
  const target = join(ports.directory, `${randomUUID()}.${format}`);
  try {
    await mkdir(ports.directory, { recursive: true });
    await ports.reader.write(await ports.cache.paths(parts), fields, format, target, about);
    const marks = { sha256: await sha256Of(target), about: mark };
    return { key, ...(await ports.published.putFile(key, target, fileTypes[format], marks)) };
  } finally {
    await rm(target, { force: true });
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
