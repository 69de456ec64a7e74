import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { strangeCursor } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { Grant } from '../model/grant.ts';
import { opdIdSchema } from '../model/ids.ts';
import type { GrantPage, GrantStore } from './grant.port.ts';
import { grantAnswer } from './grant-answer.ts';
import { visibleInstitutions } from './visible-institutions.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly grants: GrantStore };

/** GET …/grants, by institution: all for the head of the owning OPD, their own institutions' for members; ended and revoked ones too. */
export function listGrants({ datasets, grants }: Ports): Operation<'listGrants'> {
  return (call) =>
    onDataset(datasets, call, 'list-grants', async ({ datasetId, opdId, grantsFrom }) => {
      const { cursor, limit } = call.query;
      if (cursor !== undefined && !opdIdSchema.safeParse(cursor).success) return strangeCursor;
      const shown = visibleInstitutions(call.principal, opdId);
      const { items, next } = shown
        ? await ownGrants(grants, datasetId, shown)
        : await grants.list(datasetId, limit ?? limits.defaultListItems, cursor);
      return ok({ items: items.map((grant) => grantAnswer(grant, call.now, grantsFrom)), ...(next === undefined ? {} : { next }) });
    });
}

/** A member is of few institutions: theirs make one page. */
async function ownGrants(grants: GrantStore, datasetId: string, institutions: readonly string[]): Promise<GrantPage> {
  const found = await Promise.all(institutions.toSorted().map((institution) => grants.get(datasetId, institution)));
  return { items: found.filter((grant): grant is Grant => grant !== undefined) };
}
