import type { FactsStore } from '../access/access-facts.port.ts';
import type { Published } from '../datasets/published.port.ts';
import type { Call, Operation } from '../http/call.ts';
import { linkAnswer } from '../http/link-answer.ts';
import { invalidRequest, notFound } from '../http/problem.ts';
import { type Manifest, type Part, sumOfRows } from '../model/manifest.ts';
import { onReadable } from './allowed-read.ts';
import { orTooLong, sha256Of, withFile, writeWorkbookFile } from './build-file.ts';
import { cellTooLongWords, doesNotFit, refuseWorkbook } from './does-not-fit.ts';
import { type AboutPorts, aboutMark, fileAbout, fileTypes, madeFile, onlyForCsv, silentMark } from './made-file.ts';
import type { PartsCache } from './parts-cache.ts';
import { type ReadableVersion, readVersion, type VersionPorts } from './read-version.ts';
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

type Asked = Pick<Call<'downloadFile'>['params'], 'format'> & Pick<Call<'downloadFile'>['query'], 'for' | 'period'>;

type Wanted = Asked & {
  readonly version: Extract<ReadableVersion, { ok: true }>;
  readonly parts: readonly Part[];
  readonly key: string;
  readonly about: FileAbout;
};

/** A link to a version's file, or one period of it, good for at most 60 s; the file is built when first asked for. 422 for a workbook that Excel would not hold. */
export function downloadFile(ports: Ports): Operation<'downloadFile'> {
  return (call) =>
    onReadable(ports, call, 'read-whole', async (readable) => {
      const asked = { ...call.query, format: call.params.format };
      if (asked.for !== undefined && asked.format !== 'csv') return onlyCsv;
      const version = await readVersion(ports, readable.dataset, call.query.version);
      if (!version.ok) return version.problem;
      const { manifest, fields } = version;
      const parts = asked.period === undefined ? manifest.parts : manifest.parts.filter(({ period }) => period === asked.period);
      if (parts.length === 0) return notFound;
      const refusal = asked.format === 'xlsx' ? refuseWorkbook(sumOfRows(parts), fields.length) : undefined;
      if (refusal !== undefined) return noWorkbook(refusal, manifest, asked.period);

      const unrecorded = await recordAccess(ports, call, readable, { versionNumber: manifest.n });
      if (unrecorded) return unrecorded;
      const { key, name } = madeFile(manifest, asked.format, { period: asked.period, reader: asked.for });
      const about = fileAbout(readable.dataset, manifest, version.standard, ports);
      const file = await findOrBuild(ports, { ...asked, version, parts, key, about });
      if (file === 'cell-too-long') return noWorkbook(cellTooLongWords, manifest, asked.period);
      const as = { fileName: name, contentType: fileTypes[asked.format] };
      const answer = await linkAnswer(call, (method) => ports.published.presign(method, key, file.versionId, as));
      return { ...answer, log: { versionNumber: manifest.n } };
    });
}

const onlyCsv = invalidRequest([onlyForCsv]);

function noWorkbook(why: string, { datasetId, n }: Manifest, period: string | undefined) {
  const query = new URLSearchParams({ version: String(n), ...(period === undefined ? {} : { period }) });
  const instead = ['csv', 'parquet'].map((format) => `/v1/datasets/${datasetId}/files/${format}?${query}`);
  return doesNotFit(`${why} Ambil berkas csv atau parquet, atau saring barisnya lalu unduh pilihan itu.`, instead);
}

type Stored = { readonly versionId: string };

/**
 * A version never changes, so a file once built stays right as long as what it says of the data is; two builders make the same one. A single part is
 * written again, too: parts say nothing of the dataset, whose title and licence may change.
 */
async function findOrBuild(ports: Ports, wanted: Wanted): Promise<Stored | 'cell-too-long'> {
  const { key, format, about } = wanted;
  const mark = aboutMark(format, about);
  const found = await ports.published.find(key);
  if (found && (mark === silentMark || found.marks.about === mark)) return { versionId: found.versionId };
  const built = withFile(
    ports.directory,
    (path) => write(ports, wanted, path),
    async (path) => ports.published.putFile(key, path, fileTypes[format], { sha256: await sha256Of(path), about: mark }),
  );
  return orTooLong(built);
}

async function write(ports: Ports, { version, parts, format, for: reader, about }: Wanted, path: string): Promise<void> {
  const { fields, manifest } = version;
  const paths = await ports.cache.paths(parts);
  if (format !== 'xlsx') return ports.reader.write(paths, fields, reader === 'excel' ? 'excel-csv' : format, path, about);
  const columns = fields.map(({ name }) => name);
  const cells = await ports.reader.cells(paths, { fields, columns, filters: [], sort: [] });
  if ('inexact' in cells) throw new Error('a file has no sums that could be inexact');
  await writeWorkbookFile(path, { cells, about, publishedAt: manifest.publishedAt, fields });
}
