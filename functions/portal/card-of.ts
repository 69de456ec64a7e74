import type { CardProps } from '../../web/parts/dataset-card.tsx';
import { headline } from '../catalog/search-datasets.ts';
import type { IndexEntry } from '../model/catalog-index.ts';

/**
 * What the public pages' lists show of a dataset: the API's headline, and when what is read was published. Of a dataset whose units deliver, rows are
 * published before its period is whole, and only then is anything a delivery.
 */
export function cardOf(entry: IndexEntry, names: ReadonlyMap<string, string>): CardProps {
  return { ...headline(entry, names), publishedAt: entry.dataset.current?.publishedAt };
}
