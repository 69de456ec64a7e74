import { type ComponentChild, h } from 'preact';
import { Figure } from '../../web/parts/pictures/figure.tsx';
import { decide } from '../access/decide.ts';
import { limits } from '../limits.ts';
import { isPublic } from '../model/access-level.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import { anonymous } from '../model/principal.ts';
import { figureOf } from './figure-of.ts';
import { pictureKey } from './kept-pictures.ts';
import type { PortalPorts } from './ports.ts';

/**
 * What some of the newest open datasets show today, each by its best picture. Only what a dataset's page has drawn already: the first page opens no rows. Whether
 * anyone may read them is decided on the datasets as they stand.
 */
export async function homePictures(ports: PortalPorts, found: readonly IndexEntry[], now: Date): Promise<ComponentChild[]> {
  const open = found.filter(({ dataset }) => isPublic(dataset) && dataset.current !== undefined).slice(0, limits.homePictureCandidates);
  const drawn = await Promise.all(open.map(({ dataset }) => bestPicture(ports, dataset.datasetId, now)));
  return drawn.filter((figure) => figure !== undefined).slice(0, limits.homePictures);
}

async function bestPicture(ports: PortalPorts, datasetId: string, now: Date): Promise<ComponentChild | undefined> {
  const dataset = await ports.datasets.get(datasetId);
  if (!dataset?.current || decide(anonymous, 'read-whole', { kind: 'dataset', dataset }, now).effect === 'deny') return undefined;
  const [picture] = (await ports.pictures.get(pictureKey({ datasetId, ...dataset.current }))) ?? [];
  return picture && h(Figure, figureOf(ports, dataset, { picture, number: 1 }));
}
