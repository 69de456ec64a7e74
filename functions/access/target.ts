import type { Dataset } from '../model/dataset.ts';
import type { Grant } from '../model/grant.ts';

/** What of a dataset a decision rests on. */
export type DatasetFacts = Pick<Dataset, 'datasetId' | 'opdId' | 'access' | 'sharing' | 'grantsFrom' | 'state' | 'oncePublic' | 'hold'>;

/** What somebody wants to act on. `dataset` is undefined where there is none of that id; `grants` are those that the caller's institutions hold on it. */
export type Target =
  | { readonly kind: 'dataset'; readonly dataset: DatasetFacts | undefined; readonly grants?: readonly Grant[] }
  | { readonly kind: 'opd'; readonly opdId: string }
  | { readonly kind: 'city' };
