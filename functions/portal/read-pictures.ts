import type { Picture } from '../../web/parts/pictures/picture.ts';
import type { Dataset } from '../model/dataset.ts';
import type { PublicSummary } from '../rows/public-summary.port.ts';
import type { ReadableVersion } from '../rows/read-version.ts';
import { pictureKey } from './kept-pictures.ts';
import { makePictures } from './make-pictures.ts';
import type { DatasetPagePorts } from './ports.ts';

type Asked = {
  readonly dataset: Dataset;
  readonly version: Extract<ReadableVersion, { ok: true }>;
  readonly summary: PublicSummary | undefined;
  readonly requestId: string;
  readonly now: Date;
};

/** The pictures of a version that anyone may read; none where its columns were not described yet. */
export async function readPictures(
  ports: DatasetPagePorts,
  { dataset, version, summary, requestId, now }: Asked,
): Promise<readonly Picture[]> {
  if (summary === undefined) return [];
  const { manifest, standard, fields } = version;
  const key = pictureKey(manifest);
  const kept = await ports.pictures.get(key);
  if (kept) return kept;
  const made = await makePictures(ports.engine, {
    dataset,
    version: manifest.n,
    fields,
    periodField: standard.periodField,
    periods: manifest.parts.map(({ period }) => period),
    summary,
    shapes: ports.shapes(),
    requestId,
    now,
  });
  await ports.pictures.put(key, made);
  return made;
}
