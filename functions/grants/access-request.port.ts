import type { AccessRequest, WaitingRequest } from '../model/access-request.ts';

export type RequestPage = { readonly items: AccessRequest[]; readonly next?: string };

/** Where requests are kept, and the list of those that wait. */
export interface AccessRequestStore {
  get(datasetId: string, requestId: string): Promise<AccessRequest | undefined>;
  /**
   * A dataset's requests, newest first; with `institutions` theirs alone. The cursor is the id of the last one given, and `next` is there only where one more
   * follows: neither tells of what others asked.
   */
  list(datasetId: string, limit: number, cursor?: string, institutions?: readonly string[]): Promise<RequestPage>;
  /** Writes on absence. */
  create(request: AccessRequest): Promise<'created' | 'exists'>;
  /** Writes a waiting request's end, if it still waits and nothing else was written (`revision` is one above the stored one). */
  settle(request: AccessRequest): Promise<'settled' | 'stale'>;
  /** Puts it on its OPD's list; again changes nothing. */
  enqueue(waiting: WaitingRequest): Promise<void>;
  dequeue(waiting: WaitingRequest): Promise<void>;
  /** What waits for an OPD's head, by dataset, oldest first; the cursor is the entry before, as `after` writes it. */
  listWaiting(
    opdId: string,
    limit: number,
    after?: WaitingPlace,
  ): Promise<{ readonly items: WaitingRequest[]; readonly next?: WaitingPlace }>;
  /** All that is on the list for one dataset. */
  waitingOn(opdId: string, datasetId: string): Promise<WaitingRequest[]>;
}

export type WaitingPlace = Pick<WaitingRequest, 'datasetId' | 'requestId'>;
