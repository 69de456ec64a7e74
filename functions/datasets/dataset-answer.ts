import { isInside } from '../access/inside.ts';
import { showsSizes } from '../access/sizes.ts';
import type { AnswerBody } from '../http/answer.ts';
import { type About, type Dataset, emptyAbout } from '../model/dataset.ts';
import { metadataOf } from '../model/metadata/values.ts';
import { institutionsOf, type Principal } from '../model/principal.ts';

type DatasetAnswer = AnswerBody<'getDataset'>;
type Within = 'proposedAccess' | 'exemption' | 'processing' | 'hold' | 'oncePublic' | 'retraction';

/**
 * A dataset as the API gives it (api.md, "Bodies that others rely on"). The owning OPD and the steward also get what is in the making and why:
 * the proposed level, exemption, processing, the hold's author. Others learn of a hold that there is one, and since when; members of an institution also what
 * personal data are processed for, on what basis and until when, since they may ask for them. The exact size is for anyone who may read all rows without a grant.
 */
export function datasetAnswer(dataset: Dataset, about: About | undefined, principal: Principal, now: Date): DatasetAnswer {
  const bytes = showsSizes(principal, dataset, now) ? dataset.current?.bytes : undefined;
  return { ...described(dataset, about), bytes, ...(isInside(principal, dataset.opdId) ? inside(dataset) : outside(dataset, principal)) };
}

/** Its revision is its ETag; every change is conditional on it. */
export function etagOf({ revision }: Pick<Dataset, 'revision'>): { readonly ETag: string } {
  return { ETag: `"${revision}"` };
}

function described(dataset: Dataset, about: About | undefined): Omit<DatasetAnswer, Within | 'bytes'> {
  const { current } = dataset;
  return {
    datasetId: dataset.datasetId,
    ...metadataOf({ dataset, about: about ?? emptyAbout(dataset.datasetId) }),
    opdId: dataset.opdId,
    access: dataset.access,
    sharing: dataset.sharing,
    state: dataset.state,
    currentVersion: current?.n,
    rows: current?.rows,
    leftOut: current?.leftOut,
    publishedAt: current?.publishedAt,
    personalColumns: dataset.personalColumns,
    standardVersion: dataset.standardVersion,
    nextDue: dataset.nextDue,
    lastDeliveryAt: dataset.lastDeliveryAt,
    createdAt: dataset.createdAt,
    updatedAt: dataset.updatedAt,
  };
}

function inside({ proposedAccess, exemption, processing, hold, oncePublic, retraction }: Dataset): Pick<DatasetAnswer, Within> {
  return { proposedAccess, exemption, processing, hold, oncePublic, retraction };
}

function outside({ hold, processing }: Dataset, principal: Principal): Pick<DatasetAnswer, 'hold' | 'processing'> {
  const mayAsk = institutionsOf(principal).length > 0;
  return { ...(hold ? { hold: { at: hold.at } } : {}), ...(mayAsk && processing ? { processing } : {}) };
}
