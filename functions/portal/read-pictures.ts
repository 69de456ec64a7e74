import { type Picture, periodOf } from '../../web/parts/pictures/picture.ts';
import type { Dataset } from '../model/dataset.ts';
import { periodsOf } from '../model/manifest.ts';
import { periodsInOrder } from '../model/period.ts';
import type { PublicSummary } from '../rows/public-summary.port.ts';
import type { ReadableVersion } from '../rows/read-version.ts';
import { pictureKey } from './kept-pictures.ts';
import { makePictures } from './make-pictures.ts';
import type { DatasetPagePorts } from './ports.ts';

type Asked = {
  readonly dataset: Dataset;
  readonly version: Extract<ReadableVersion, { ok: true }>;
  /** Asked where the pictures are made; to draw what is kept takes none. */
  readonly summary: () => Promise<PublicSummary | undefined>;
  readonly requestId: string;
  readonly now: Date;
};

export type VersionPictures = {
  /** The best first, each in the same place whatever the period. */
  readonly pictures: readonly Picture[];
  /** Those that pictures of one period may be of, the latest last; none where there is no such picture. */
  readonly periods: readonly string[];
  /** The one that is asked for, where the version holds it and it is not the latest. */
  readonly period?: string;
};

/**
 * The pictures of a version that anyone may read; none where its columns were not described yet. Those of one period are of `asked`, where the version holds it; a
 * period that one of them can't be drawn of leaves that one as it is.
 */
export async function readPictures(ports: DatasetPagePorts, of: Asked, asked: string | undefined): Promise<VersionPictures> {
  const pictures = await keptOrMade(ports, of);
  if (pictures.every((picture) => periodOf(picture) === undefined)) return { pictures, periods: [] };
  const periods = periodsInOrder(periodsOf(of.version.manifest.parts));
  const period = periods.slice(0, -1).find((held) => held === asked);
  if (period === undefined) return { pictures, periods };
  const others = await keptOrMade(ports, of, period);
  // Each kind of picture is there once.
  const ofPeriod = (picture: Picture) => others.find(({ kind }) => kind === picture.kind) ?? picture;
  return { pictures: pictures.map((picture) => (periodOf(picture) === undefined ? picture : ofPeriod(picture))), periods, period };
}

async function keptOrMade(ports: DatasetPagePorts, of: Asked, period?: string): Promise<readonly Picture[]> {
  const { dataset, version, summary, requestId, now } = of;
  const { manifest, standard, fields } = version;
  const key = pictureKey(manifest, period);
  const kept = await ports.pictures.get(key);
  if (kept) return kept;
  const described = await summary();
  if (described === undefined) return [];
  const made = await makePictures(ports.engine, {
    dataset,
    version: manifest.n,
    fields,
    periodField: standard.periodField,
    periods: periodsOf(manifest.parts),
    period,
    summary: described,
    shapes: ports.shapes(),
    requestId,
    now,
  });
  await ports.pictures.put(key, made);
  return made;
}
