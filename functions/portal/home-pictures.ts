import { type ComponentChild, h } from 'preact';
import { Figure } from '../../web/parts/pictures/figure.tsx';
import type { Call } from '../http/call.ts';
import { limits } from '../limits.ts';
import { isPublic } from '../model/access-level.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import { readVersion } from '../rows/read-version.ts';
import { figureOf } from './figure-of.ts';
import type { PortalPorts } from './ports.ts';
import { readPictures } from './read-pictures.ts';

/** What some of the newest open datasets show today, each by its best picture; whether anyone may read them is decided on them as they stand. */
export async function homePictures(ports: PortalPorts, found: readonly IndexEntry[], call: Call<'showHome'>): Promise<ComponentChild[]> {
  const open = found.filter(({ dataset }) => isPublic(dataset) && dataset.current !== undefined).slice(0, limits.homePictureCandidates);
  const drawn = await Promise.all(open.map(({ dataset }) => bestPicture(ports, dataset.datasetId, call)));
  return drawn.filter((figure) => figure !== undefined).slice(0, limits.homePictures);
}

async function bestPicture(
  ports: PortalPorts,
  datasetId: string,
  { requestId, now }: Call<'showHome'>,
): Promise<ComponentChild | undefined> {
  const summary = await ports.summaries.get(datasetId, now);
  const dataset = summary && (await ports.datasets.get(datasetId));
  if (dataset === undefined) return undefined;
  const version = await readVersion(ports, dataset, summary?.version);
  if (!version.ok) return undefined;
  const [picture] = await readPictures(ports, { dataset, version, summary, requestId, now });
  return picture && h(Figure, figureOf(ports, dataset, { picture, number: 1 }));
}
