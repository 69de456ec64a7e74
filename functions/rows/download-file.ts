import type { FactsStore } from '../access/access-facts.port.ts';
import type { Published } from '../datasets/published.port.ts';
import type { Success } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { linkAnswer } from '../http/link-answer.ts';
import { invalidRequest, notFound, unavailable } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { type Manifest, sumOfRows } from '../model/manifest.ts';
import { onReadable } from './allowed-read.ts';
import { buildVersionFile, type WantedFile } from './build-version-file.ts';
import { cellTooLongWords, doesNotFit, refuseWorkbook } from './does-not-fit.ts';
import { type AboutPorts, aboutMark, fileAbout, fileTypes, madeFile, onlyForCsv, silentMark } from './made-file.ts';
import type { Making } from './making.port.ts';
import { isMadeAtOnce, type OrderPorts, orderFile } from './order-file.ts';
import type { PartsCache } from './parts-cache.ts';
import { readVersion, type VersionPorts } from './read-version.ts';
import { type RecordPorts, recordAccess } from './record-access.ts';
import type { RowReader } from './row-query.port.ts';

type Progress = Making['progress'];
type Page = { readonly text: string; readonly headers: Readonly<Record<string, string>> };

type Ports = RecordPorts &
  VersionPorts &
  AboutPorts &
  OrderPorts & {
    readonly facts: FactsStore;
    readonly cache: PartsCache;
    readonly reader: RowReader;
    readonly published: Published;
    /** Where files are built. */
    readonly directory: string;
    /** How a file in the making looks to anyone who follows a link to it. */
    readonly showMaking: (file: Progress & { readonly datasetId: string; readonly address: string }) => Page;
  };

/**
 * A link to a version's file, or one period of it, good for at most 60 s. A small file is built when first asked for; a large one is made by the queue, and until it
 * stands the answer is 202 with how far it is. 422 for a workbook that Excel would not hold.
 */
export function downloadFile(ports: Ports): Operation<'downloadFile'> {
  return (call) =>
    onReadable(ports, call, 'read-whole', async (readable) => {
      const { period, for: reader } = call.query;
      const { format } = call.params;
      if (reader !== undefined && format !== 'csv') return onlyCsv;
      const version = await readVersion(ports, readable.dataset, call.query.version);
      if (!version.ok) return version.problem;
      const { manifest, fields } = version;
      const parts = period === undefined ? manifest.parts : manifest.parts.filter((part) => part.period === period);
      if (parts.length === 0) return notFound;
      const refusal = format === 'xlsx' ? refuseWorkbook(sumOfRows(parts), fields.length) : undefined;
      if (refusal !== undefined) return noWorkbook(refusal, manifest, period);

      const { key, name } = madeFile(manifest, format, { period, reader });
      const about = fileAbout(readable.dataset, manifest, version.standard, ports);
      const wanted = { version, format, reader, parts, key, about };
      const found = await findFile(ports, wanted);
      if (!found && !isMadeAtOnce(parts, fields.length)) {
        const order = { datasetId: manifest.datasetId, n: manifest.n, format, period, reader };
        const { state, progress } = await orderFile(
          ports,
          { order, about: aboutMark(format, about), parts, columns: fields.length },
          call.now,
        );
        if (state === 'failed') return couldNotBeMade;
        if (state === 'unfit') return noWorkbook(cellTooLongWords, manifest, period);
        return inTheMaking(ports, call, state, progress);
      }
      const unrecorded = await recordAccess(ports, call, readable, { versionNumber: manifest.n });
      if (unrecorded) return unrecorded;
      const file = found ?? (await buildVersionFile(ports, wanted));
      if (file === 'cell-too-long') return noWorkbook(cellTooLongWords, manifest, period);
      const as = { fileName: name, contentType: fileTypes[format] };
      const answer = await linkAnswer(call, (method) => ports.published.presign(method, key, file.versionId, as));
      return { ...answer, log: { versionNumber: manifest.n } };
    });
}

const onlyCsv = invalidRequest([onlyForCsv]);
const couldNotBeMade = unavailable('Berkas ini gagal dibuat karena gangguan di sistem kami, yang sedang kami periksa. Coba lagi nanti.');

function noWorkbook(why: string, { datasetId, n }: Manifest, period: string | undefined) {
  const query = new URLSearchParams({ version: String(n), ...(period === undefined ? {} : { period }) });
  const instead = ['csv', 'parquet'].map((format) => `/v1/datasets/${datasetId}/files/${format}?${query}`);
  return doesNotFit(`${why} Ambil berkas csv atau parquet, atau saring barisnya lalu unduh pilihan itu.`, instead);
}

/**
 * A version never changes, so a file once built stays right as long as what it says of the data is. A single part is written again, too: parts say nothing of the
 * dataset, whose title and licence may change.
 */
async function findFile({ published }: Ports, { key, format, about }: WantedFile): Promise<{ readonly versionId: string } | undefined> {
  const mark = aboutMark(format, about);
  const found = await published.find(key);
  return found && (mark === silentMark || found.marks.about === mark) ? found : undefined;
}

/** A program reads the body and `Retry-After`; a browser that followed a link gets a page, which asks again by itself. */
function inTheMaking(
  { showMaking }: Ports,
  { accept, params, query }: Pick<Call<'downloadFile'>, 'accept' | 'params' | 'query'>,
  state: 'waiting' | 'making',
  progress: Progress,
): Success<'downloadFile'> {
  const again = { 'Retry-After': String(limits.fileRetrySeconds), Vary: 'Accept' };
  if (!accept.includes('text/html')) return { status: 202, body: { state, progress }, headers: again };
  const { text, headers } = showMaking({ ...progress, datasetId: params.datasetId, address: addressOf(params, query) });
  return { status: 202, text, headers: { ...headers, ...again } };
}

function addressOf({ datasetId, format }: Call<'downloadFile'>['params'], query: Call<'downloadFile'>['query']): string {
  const asked = Object.entries(query).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]]));
  return `/v1/datasets/${datasetId}/files/${format}${asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`}`;
}
