import { settleLists } from '../../functions/match-lists/settle-lists.ts';
import type { Principal } from '../../functions/model/principal.ts';
import { messageOf } from '../fakes/ingest-fakes.ts';
import { type FamilyCity, why } from '../persons/family-city.ts';
import { reader } from '../persons/persons-city.ts';

/** The ports of the function that settles lists, over the fakes of a city. */
export function settlePorts(city: FamilyCity) {
  return { ...city, sentFiles: { remove: city.inbox.remove }, now: () => city.clock.now, ids: city.ids };
}
export type ListPorts = ReturnType<typeof settlePorts>;

/** Announces a list; gives the answer, and the key under which its file is expected. */
export async function announce(city: FamilyCity, changes: object = {}, by: Principal = reader) {
  const body = { purpose: 'verifikasi', ...why, fileName: 'daftar penerima.xlsx', size: 10, ...changes };
  const { status, body: told } = await city.ask({ operation: 'startMatchList', body }, by);
  const listId: string = told.listId;
  return { status, told, listId, key: city.matchLists.lists.get(listId)?.key ?? '' };
}

/** Its file comes, and one message of it is worked off. */
export async function send(city: FamilyCity, file: Uint8Array, changes: object = {}) {
  const { listId, key } = await announce(city, changes);
  const message = messageOf(key, city.inbox.receive(key, file).versionId);
  const { batchItemFailures } = await settleLists(settlePorts(city), [message]);
  return { listId, key, message, failures: batchItemFailures.length };
}

/** What its officer is told, with all pages of the result. */
export async function fetchList(city: FamilyCity, listId: string, by: Principal = reader) {
  const { status, body, text } = await city.ask({ operation: 'getMatchList', params: { listId } }, by);
  let { next, ...whole } = body;
  while (next !== undefined) {
    const page = await city.ask({ operation: 'getMatchList', params: { listId }, query: { cursor: next } }, by);
    whole.items = [...whole.items, ...page.body.items];
    next = page.body.next;
  }
  return { status, text, ...whole };
}

/** Files of lists that lie anywhere, and results. */
export function left(city: FamilyCity): { readonly files: readonly string[]; readonly results: readonly string[] } {
  const isOfList = (key: string) => key.startsWith('match-lists/');
  return { files: city.inbox.keys().filter(isOfList), results: city.published.keys().filter(isOfList) };
}
