import type { City } from '../../cities/city.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import type { CatalogIndexStore } from './catalog-index.port.ts';
import { describeOpd } from './list-opds.ts';
import { findDatasets } from './search-datasets.ts';

type Ports = Parameters<typeof findDatasets>[0] & { readonly index: CatalogIndexStore; readonly city: City };

/** GET /v1/opds/{opdId}: the agency, and how many of its datasets this caller may see. */
export function getOpd(ports: Ports): Operation<'getOpd'> {
  return async (call) => {
    const opd = ports.city.opds.find(({ id }) => id === call.params.opdId);
    if (!opd) return notFound;
    const found = await findDatasets(ports, { principal: call.principal, query: { opd: opd.id }, now: call.now });
    return ok({ ...describeOpd(opd), datasets: found.length });
  };
}
