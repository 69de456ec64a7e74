import type { FigureProps } from '../../web/parts/pictures/figure.tsx';
import type { Picture } from '../../web/parts/pictures/picture.ts';
import { opdNames } from '../catalog/search-datasets.ts';
import type { Dataset } from '../model/dataset.ts';
import { knownLicence } from '../model/metadata/licence.ts';
import { licenceOf } from '../rows/made-file.ts';
import type { SitePorts } from './site.port.ts';

/** `number`: its place on its dataset's page, from 1. */
type Drawn = { readonly picture: Picture; readonly number: number };

/** A picture of a dataset in its frame: with where it is from, of which day, under which licence, and its files. */
export function figureOf(ports: Pick<SitePorts, 'city' | 'shapes'>, dataset: Dataset, { picture, number }: Drawn): FigureProps {
  const { datasetId, title, opdId, current, updatedAt } = dataset;
  const page = `/dataset/${datasetId}`;
  return {
    id: `gambar-${datasetId}-${number}`,
    picture,
    shapes: ports.shapes(),
    source: { opd: opdNames(ports.city).get(opdId) ?? opdId, title, href: page },
    date: current?.publishedAt ?? updatedAt,
    licence: licenceNamed(licenceOf(dataset, ports.city)),
    links: { svg: `${page}/gambar/${number}.svg`, csv: `${page}/gambar/${number}.csv` },
  };
}

function licenceNamed(text: string | undefined) {
  if (text === undefined) return undefined;
  const known = knownLicence(text);
  return known ? { name: known.name, href: known.path } : { name: text };
}
