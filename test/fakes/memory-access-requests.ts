import type { AccessRequestStore } from '../../functions/grants/access-request.port.ts';
import { type AccessRequest, accessRequestSchema, type WaitingRequest } from '../../functions/model/access-request.ts';

/** Requests and the heads' lists in memory; parses what is written, as the adapter parses what it reads. */
export function memoryAccessRequests(
  ...seeds: AccessRequest[]
): AccessRequestStore & { readonly requests: Map<string, AccessRequest>; readonly waiting: Map<string, WaitingRequest> } {
  const requests = new Map<string, AccessRequest>();
  const waiting = new Map<string, WaitingRequest>();
  const keyOf = ({ datasetId, requestId }: Pick<AccessRequest, 'datasetId' | 'requestId'>) => `${datasetId}#${requestId}`;
  const write = (request: AccessRequest) => requests.set(keyOf(request), accessRequestSchema.parse(structuredClone(request)));
  const enqueue = ({ datasetId, opdId, requestId, institution }: WaitingRequest) =>
    waiting.set(`${opdId}/${keyOf({ datasetId, requestId })}`, { datasetId, opdId, requestId, institution });
  for (const seed of seeds) {
    write(seed);
    if (seed.state === 'waiting') enqueue(seed);
  }
  const entriesOf = (opdId: string) =>
    [...waiting].filter(([key]) => key.startsWith(`${opdId}/`)).sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    requests,
    waiting,
    async get(datasetId, requestId) {
      return structuredClone(requests.get(keyOf({ datasetId, requestId })));
    },
    async list(datasetId, limit, cursor, institutions) {
      const shown = [...requests.values()]
        .filter((request) => request.datasetId === datasetId && (institutions?.includes(request.institution) ?? true))
        .sort((one, other) => (one.requestId < other.requestId ? 1 : -1))
        .filter(({ requestId }) => cursor === undefined || requestId < cursor);
      const items = structuredClone(shown.slice(0, limit));
      const last = items.at(-1);
      return { items, ...(shown.length > limit && last ? { next: last.requestId } : {}) };
    },
    async create(request) {
      if (requests.has(keyOf(request))) return 'exists';
      write(request);
      return 'created';
    },
    async settle(request) {
      const standing = requests.get(keyOf(request));
      if (standing?.state !== 'waiting' || standing.revision !== request.revision - 1) return 'stale';
      write(request);
      return 'settled';
    },
    async enqueue(entry) {
      enqueue(entry);
    },
    async dequeue({ opdId, ...entry }) {
      waiting.delete(`${opdId}/${keyOf(entry)}`);
    },
    async listWaiting(opdId, limit, after) {
      const rest = entriesOf(opdId).filter(([key]) => after === undefined || key > `${opdId}/${keyOf(after)}`);
      const items = rest.slice(0, limit).map(([, entry]) => structuredClone(entry));
      const last = items.at(-1);
      return { items, ...(rest.length > limit && last ? { next: { datasetId: last.datasetId, requestId: last.requestId } } : {}) };
    },
    async waitingOn(opdId, datasetId) {
      return entriesOf(opdId)
        .map(([, entry]) => structuredClone(entry))
        .filter((entry) => entry.datasetId === datasetId);
    },
  };
}
