import { drawnOf } from '../../web/parts/pictures/drawn.ts';
import { periodOf } from '../../web/parts/pictures/picture.ts';
import { pictureCsv } from '../../web/parts/pictures/picture-csv.ts';
import { svgFile } from '../../web/parts/pictures/svg-file.tsx';
import { decide } from '../access/decide.ts';
import { opdNames } from '../catalog/search-datasets.ts';
import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import type { Dataset } from '../model/dataset.ts';
import { anonymous } from '../model/principal.ts';
import { readVersion } from '../rows/read-version.ts';
import { asItStands } from './as-it-stands.ts';
import type { DatasetPagePorts } from './ports.ts';
import { readPictures } from './read-pictures.ts';

/** GET /dataset/{datasetId}/gambar/{picture}: a picture of its page as a file, or the numbers that it draws; of open data alone. */
export function showPicture(ports: DatasetPagePorts): Operation<'showPicture'> {
  return (call) => asItStands(ports, call, (dataset) => pictureOf(ports, dataset, call));
}

async function pictureOf(ports: DatasetPagePorts, dataset: Dataset | undefined, call: Call<'showPicture'>): Promise<Answer<'showPicture'>> {
  const { params, query, requestId, now } = call;
  const { datasetId } = params;
  const { number, form } = params.picture;
  if (!dataset || decide(anonymous, 'read-whole', { kind: 'dataset', dataset }, now).effect === 'deny') return notFound;
  const version = await readVersion(ports, dataset);
  if (!version.ok) return notFound;
  const summary = () => ports.summaries.get(datasetId, now);
  const { pictures, period } = await readPictures(ports, { dataset, version, summary, requestId, now }, query.gambar);
  const picture = pictures[number - 1];
  if (picture === undefined) return notFound;
  const drawn = drawnOf(picture, ports.shapes());
  const saved = savedAs(form, [datasetId, String(number), ...(period !== undefined && periodOf(picture) === period ? [period] : [])]);
  if (form === 'csv') return { status: 200, text: pictureCsv(drawn), headers: { 'Content-Type': 'text/csv; charset=utf-8', ...saved } };
  const source = `${opdNames(ports.city).get(dataset.opdId) ?? dataset.opdId}, ${ports.settings.publicUrl}/dataset/${datasetId}`;
  const headers = { 'Content-Type': 'image/svg+xml', 'Content-Security-Policy': svgPolicy, ...saved };
  return { status: 200, text: svgFile(drawn, { source }), headers };
}

/** It brings its colours with it, and loads and runs nothing. */
const svgPolicy = "default-src 'none'; style-src 'unsafe-inline'";

function savedAs(form: string, name: readonly string[]): Record<string, string> {
  return { 'Content-Disposition': `attachment; filename="${name.join('-')}.${form}"` };
}
