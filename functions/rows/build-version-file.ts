import type { Published } from '../datasets/published.port.ts';
import type { CsvReader, FileFormat } from '../model/file-format.ts';
import type { Part } from '../model/manifest.ts';
import { orTooLong, sha256Of, withFile, writeWorkbookFile } from './build-file.ts';
import { aboutMark, fileTypes, silentMark } from './made-file.ts';
import type { PartsCache } from './parts-cache.ts';
import type { ReadableVersion } from './read-version.ts';
import type { FileAbout, RowReader } from './row-query.port.ts';

export type BuildPorts = {
  readonly cache: PartsCache;
  readonly reader: RowReader;
  readonly published: Pick<Published, 'find' | 'putFile'>;
  /** Where files are built. */
  readonly directory: string;
};

export type WantedFile = {
  readonly version: Extract<ReadableVersion, { ok: true }>;
  readonly format: FileFormat;
  readonly reader: CsvReader | undefined;
  readonly parts: readonly Part[];
  readonly key: string;
  readonly about: FileAbout;
};

/**
 * A version never changes, so a file once built stays right as long as what it says of the data is. A single part is written again, too: parts say nothing of the
 * dataset, whose title and licence may change.
 */
export async function findVersionFile(
  { published }: Pick<BuildPorts, 'published'>,
  { key, format, about }: WantedFile,
): Promise<{ readonly versionId: string } | undefined> {
  const mark = aboutMark(format, about);
  const found = await published.find(key);
  return found && (mark === silentMark || found.marks.about === mark) ? found : undefined;
}

/** Builds the file in one go, and puts it where it is looked for; two builders make the same one. */
export function buildVersionFile(ports: BuildPorts, wanted: WantedFile): Promise<{ readonly versionId: string } | 'cell-too-long'> {
  const { key, format, about } = wanted;
  const mark = aboutMark(format, about);
  const built = withFile(
    ports.directory,
    (path) => write(ports, wanted, path),
    async (path) => ports.published.putFile(key, path, fileTypes[format], { sha256: await sha256Of(path), about: mark }),
  );
  return orTooLong(built);
}

async function write(ports: BuildPorts, { version, parts, format, reader, about }: WantedFile, path: string): Promise<void> {
  const { fields, manifest } = version;
  const paths = await ports.cache.paths(parts);
  if (format !== 'xlsx') return ports.reader.write(paths, fields, reader === 'excel' ? 'excel-csv' : format, path, about);
  const columns = fields.map(({ name }) => name);
  const cells = await ports.reader.cells(paths, { fields, columns, filters: [], sort: [] });
  if ('inexact' in cells) throw new Error('a file has no sums that could be inexact');
  await writeWorkbookFile(path, { cells, about, publishedAt: manifest.publishedAt, fields });
}
