import { decodeTime } from 'ulid';
import { limits } from '../limits.ts';
import type { AccessRequest, WaitingRequest } from '../model/access-request.ts';
import type { Grant } from '../model/grant.ts';
import type { AccessRequestStore } from './access-request.port.ts';
import type { GrantStore } from './grant.port.ts';
import { isUnfinished } from './granted.ts';

type Ports = { readonly requests: Pick<AccessRequestStore, 'get' | 'dequeue'>; readonly grants: Pick<GrantStore, 'get'> };
/** What a head has to do: decide, or do a decision again whose grant a crash left out. */
export type Undone = { readonly request: AccessRequest; readonly isUnfinished: boolean };

/**
 * What an entry of the list stands for; undefined for one that nobody waits for, which is taken off when it is seen. An entry is written before its request:
 * one without it stays until no function that wrote it can still run.
 */
export async function undoneOf({ requests, grants }: Ports, entry: WaitingRequest, now: Date): Promise<Undone | undefined> {
  const request = await requests.get(entry.datasetId, entry.requestId);
  if (request?.state === 'waiting') return { request, isUnfinished: false };
  if (request && isUnfinished(request, await grants.get(request.datasetId, request.institution))) return { request, isUnfinished: true };
  if (request || isOver(entry, now)) await requests.dequeue(entry);
  return undefined;
}

function isOver({ requestId }: WaitingRequest, now: Date): boolean {
  return now.getTime() - decodeTime(requestId) > limits.accessRequestLeaseMilliseconds;
}

/** The requests with the word whether their grant is missing, one read per institution that was granted something. */
export async function withGrants(grants: Pick<GrantStore, 'get'>, requests: readonly AccessRequest[]): Promise<Undone[]> {
  const granted = requests.filter(({ state }) => state === 'granted');
  const keys = new Map(granted.map(({ datasetId, institution }) => [institution, datasetId]));
  const standing = new Map<string, Grant | undefined>(
    await Promise.all([...keys].map(async ([institution, datasetId]) => [institution, await grants.get(datasetId, institution)] as const)),
  );
  return requests.map((request) => ({ request, isUnfinished: isUnfinished(request, standing.get(request.institution)) }));
}
