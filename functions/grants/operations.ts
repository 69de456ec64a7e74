import type { City } from '../../cities/city.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Operations } from '../http/call.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { AccessRequestStore } from './access-request.port.ts';
import { decideAccess } from './decide-access.ts';
import type { GrantStore } from './grant.port.ts';
import { listGrants } from './list-grants.ts';
import { listRequests } from './list-requests.ts';
import { listWaitingRequests } from './list-waiting-requests.ts';
import { renewGrant } from './renew-grant.ts';
import { requestAccess } from './request-access.ts';
import { revokeGrant } from './revoke-grant.ts';
import { withdrawRequest } from './withdraw-request.ts';

export type GrantsPorts = {
  readonly datasets: DatasetStore;
  readonly standards: StandardStore;
  readonly requests: AccessRequestStore;
  readonly grants: GrantStore;
  readonly purposes: City['purposes'];
  readonly opds: City['opds'];
  readonly cityCodes: Parameters<typeof requestAccess>[0]['cityCodes'];
  /** ULIDs. */
  readonly ids: () => string;
};

/** Every operation of the function `grants` over its ports: for its handler, and for tests over fakes. */
export function grantsOperations(ports: GrantsPorts): Operations<'grants'> {
  return {
    requestAccess: requestAccess(ports),
    listRequests: listRequests(ports),
    listWaitingRequests: listWaitingRequests(ports),
    decideAccess: decideAccess(ports),
    withdrawRequest: withdrawRequest(ports),
    listGrants: listGrants(ports),
    renewGrant: renewGrant(ports),
    revokeGrant: revokeGrant(ports),
  };
}
