import * as z from 'zod';
import { isDatasetAction } from '../access/action.ts';
import { decide } from '../access/decide.ts';
import { denied } from '../http/denied.ts';
import type { RefuseReplay } from '../http/idempotency.ts';
import { type Route, routes } from '../routes.ts';
import type { DatasetStore } from './dataset.port.ts';

const onDataset = z.looseObject({ datasetId: z.string() });
const onOpd = z.looseObject({ opdId: z.string() });

/**
 * Decides on a repeated request again, before it gets its first answer again: on the dataset as it stands now or the OPD that its path names, and on the caller as the gate let them in with this
 * very request. A function that serves no dataset gives no store; an action on one is then 404.
 */
export function refuseReplay(datasets?: Pick<DatasetStore, 'get'>): RefuseReplay {
  return async ({ operation, principal, params, now }) => {
    const { action }: Route = routes[operation];
    const dataset = isDatasetAction(action) ? await datasets?.get(onDataset.parse(params).datasetId) : undefined;
    const opd = onOpd.safeParse(params);
    const elsewhere = opd.success ? ({ kind: 'opd', opdId: opd.data.opdId } as const) : ({ kind: 'city' } as const);
    const target = isDatasetAction(action) ? ({ kind: 'dataset', dataset } as const) : elsewhere;
    const decision = decide(principal, action, target, now);
    return decision.effect === 'deny' ? denied(decision, dataset) : undefined;
  };
}
