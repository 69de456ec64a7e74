import type { FigureProps } from '../../web/parts/pictures/figure.tsx';
import { type Picture, periodOf } from '../../web/parts/pictures/picture.ts';
import { opdNames } from '../catalog/search-datasets.ts';
import { limits } from '../limits.ts';
import { periodName } from '../messages/period.ts';
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

type OnItsPage = {
  /** Those that pictures of one period may be of, the latest last. */
  readonly periods: readonly string[];
  /** The page as it is, with its pictures of a period, or of the latest. */
  readonly pageOf: (period: string | undefined) => string;
};

/** A picture on the page of its dataset: one of a single period leads to the same of others, and its files are of that period. */
export function ownFigure(
  ports: Pick<SitePorts, 'city' | 'shapes'>,
  dataset: Dataset,
  drawn: Drawn,
  { periods, pageOf }: OnItsPage,
): FigureProps {
  const figure = { ...figureOf(ports, dataset, drawn), id: `gambar-${drawn.number}` };
  const shown = periodOf(drawn.picture);
  if (shown === undefined || periods.length < 2) return figure;
  const asked = (period: string) => (period === periods.at(-1) ? undefined : period);
  const file = (href: string | undefined) =>
    href && (asked(shown) === undefined ? href : `${href}?${new URLSearchParams({ gambar: shown })}`);
  const offered = around(shown, periods).map((period) => ({ period, href: `${pageOf(asked(period))}#${figure.id}` }));
  return {
    ...figure,
    links: { svg: file(figure.links.svg), csv: file(figure.links.csv) },
    periods: { name: periodName(periods), shown, offered, held: periods.length },
  };
}

/** As many as are offered, with as many before it as after: whoever goes to the edge comes to further ones. */
function around(shown: string, periods: readonly string[]): readonly string[] {
  const most = limits.maxOfferedPeriods;
  const middle = periods.indexOf(shown) - Math.floor(most / 2);
  const first = Math.max(0, Math.min(middle, periods.length - most));
  return periods.slice(first, first + most);
}

function licenceNamed(text: string | undefined) {
  if (text === undefined) return undefined;
  const known = knownLicence(text);
  return known ? { name: known.name, href: known.path } : { name: text };
}
