import { type ComponentChild, h } from 'preact';
import { Figure } from '../../web/parts/pictures/figure.tsx';
import type { Picture } from '../../web/parts/pictures/picture.ts';
import { decide } from '../access/decide.ts';
import { limits } from '../limits.ts';
import { isPublic } from '../model/access-level.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import type { Dataset } from '../model/dataset.ts';
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
  const best = await Promise.all(open.map(({ dataset }) => bestPicture(ports, dataset, now)));
  const drawn = best.filter((figure) => figure !== undefined);
  // Three maps of the same numbers say one thing: each kind comes once before one comes twice.
  const isFirst = ({ kind }: Best, place: number) => drawn.findIndex((other) => other.kind === kind) === place;
  return [...drawn.filter(isFirst), ...drawn.filter((each, place) => !isFirst(each, place))]
    .slice(0, limits.homePictures)
    .map(({ figure }) => figure);
}

type Best = { readonly kind: Picture['kind']; readonly figure: ComponentChild };

/** What is read first is decided on afterwards: nothing leaves that may no longer be read. */
async function bestPicture(ports: PortalPorts, { datasetId, current }: Dataset, now: Date): Promise<Best | undefined> {
  const [picture] = (current && (await ports.pictures.get(pictureKey({ datasetId, ...current })))) ?? [];
  if (picture === undefined) return undefined;
  const dataset = await ports.datasets.get(datasetId);
  if (!dataset || dataset.current?.uploadId !== current?.uploadId) return undefined;
  if (decide(anonymous, 'read-whole', { kind: 'dataset', dataset }, now).effect === 'deny') return undefined;
  return { kind: picture.kind, figure: h(Figure, figureOf(ports, dataset, { picture, number: 1 })) };
}
