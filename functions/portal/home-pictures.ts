import { type ComponentChild, h } from 'preact';
import { Figure } from '../../web/parts/pictures/figure.tsx';
import type { Picture } from '../../web/parts/pictures/picture.ts';
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
  const best = await Promise.all(open.map(({ dataset }) => bestPicture(ports, dataset.datasetId, call)));
  const drawn = best.filter((figure) => figure !== undefined);
  // Three maps of the same numbers say one thing: each kind comes once before one comes twice.
  const isFirst = ({ kind }: Best, place: number) => drawn.findIndex((other) => other.kind === kind) === place;
  return [...drawn.filter(isFirst), ...drawn.filter((each, place) => !isFirst(each, place))]
    .slice(0, limits.homePictures)
    .map(({ figure }) => figure);
}

type Best = { readonly kind: Picture['kind']; readonly figure: ComponentChild };

async function bestPicture(ports: PortalPorts, datasetId: string, { requestId, now }: Call<'showHome'>): Promise<Best | undefined> {
  const summary = await ports.summaries.get(datasetId, now);
  const dataset = summary && (await ports.datasets.get(datasetId));
  if (dataset === undefined) return undefined;
  const version = await readVersion(ports, dataset, summary?.version);
  if (!version.ok) return undefined;
  const [picture] = await readPictures(ports, { dataset, version, summary, requestId, now });
  return picture && { kind: picture.kind, figure: h(Figure, figureOf(ports, dataset, { picture, number: 1 })) };
}
