import { type ComponentChild, h } from 'preact';
import { Figure } from '../../web/parts/pictures/figure.tsx';
import { decide } from '../access/decide.ts';
import type { Call } from '../http/call.ts';
import { limits } from '../limits.ts';
import { isPublic } from '../model/access-level.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import { anonymous } from '../model/principal.ts';
import { readVersion } from '../rows/read-version.ts';
import { figureOf } from './figure-of.ts';
import type { PortalPorts } from './ports.ts';
import { readPictures } from './read-pictures.ts';

/** What some of the newest open datasets show today, each by its best picture; whether anyone may read them is decided on them as they stand. */
export async function homePictures(ports: PortalPorts, found: readonly IndexEntry[], call: Call<'showHome'>): Promise<ComponentChild[]> {
  const open = found.filter(({ dataset }) => isPublic(dataset) && dataset.current !== undefined).slice(0, limits.homePictureCandidates);
  const drawn: ComponentChild[] = [];
  // As many at once as are still wanted: most datasets have a picture.
  while (drawn.length < limits.homePictures && open.length > 0) {
    const next = open.splice(0, limits.homePictures - drawn.length);
    const figures = await Promise.all(next.map(({ dataset }) => bestPicture(ports, dataset.datasetId, call)));
    drawn.push(...figures.filter((figure) => figure !== undefined));
  }
  return drawn;
}

async function bestPicture(
  ports: PortalPorts,
  datasetId: string,
  { requestId, now }: Call<'showHome'>,
): Promise<ComponentChild | undefined> {
  const dataset = await ports.datasets.get(datasetId);
  if (!dataset || decide(anonymous, 'read-whole', { kind: 'dataset', dataset }, now).effect === 'deny') return undefined;
  const version = await readVersion(ports, dataset);
  if (!version.ok) return undefined;
  const summary = () => ports.summaries.get(datasetId, now);
  const [picture] = await readPictures(ports, { dataset, version, summary, requestId, now });
  return picture && h(Figure, figureOf(ports, dataset, { picture, number: 1 }));
}
