import type { Published } from '../datasets/published.port.ts';
import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { notFound, strangeCursor } from '../http/problem.ts';
import { isOver, type MatchList } from '../model/match-list.ts';
import { principalIdOf } from '../model/principal.ts';
import { watchedLocks } from './family.ts';
import type { LookUpPorts } from './look-up-person.ts';
import type { MatchListStore } from './match-list.port.ts';
import { type MatchedItem, parsePage, shownItem } from './match-page.ts';
import { mayMatch } from './may-match.ts';
import { whileItStands } from './standing-person.ts';
import { withPersonKey } from './with-person-key.ts';

export type GetMatchListPorts = LookUpPorts & {
  readonly matchLists: Pick<MatchListStore, 'get'>;
  readonly published: Pick<Published, 'getText'>;
};

/**
 * GET /v1/persons/match-lists/{listId}: how far a list is, for whoever sent it alone, and a page of its result; for anybody else, and a day later, it does not
 * exist. The result is no second look: the receipts of the first stand. But it goes only to an officer who might still ask for it, and says of whoever hides by now
 * what is said of an unknown person.
 */
export function getMatchList({ matchLists, published, ...ports }: GetMatchListPorts): Operation<'getMatchList'> {
  return (call) =>
    withPersonKey(ports, (key) =>
      whileItStands(ports, call, 'match-persons', async (standing) => {
        const list = await matchLists.get(call.params.listId);
        if (!list || isOver(list, call.now) || principalIdOf(list.principal) !== principalIdOf(standing.principal)) return notFound;
        const { listId, state, message, until, result } = list;
        const told = { listId, state, message, until };
        const page = Number(call.query.cursor ?? 0);
        if (!result) return call.query.cursor === undefined ? ok<Body>(told) : strangeCursor;
        const may = await mayMatch(ports, key, standing, list.purpose, call.now);
        if (!may.ok) return may.problem;
        const items = await pageOf(ports, published, result, page);
        if (items === undefined) return strangeCursor;
        if (items === 'changed') return 'changed';
        const { rows, asOf, caution, pages } = result;
        const next = page + 1 < pages.length ? { next: String(page + 1) } : {};
        return ok<Body>({ ...told, rows, asOf, caution, items, ...next });
      }),
    );
}

type Body = AnswerBody<'getMatchList'>;

/** A page as it may be told now; undefined where there is none of that number. */
async function pageOf(
  { locks }: Pick<LookUpPorts, 'locks'>,
  published: GetMatchListPorts['published'],
  { pages }: NonNullable<MatchList['result']>,
  page: number,
): Promise<MatchedItem[] | 'changed' | undefined> {
  const wanted = pages[page];
  if (!wanted) return undefined;
  const text = await published.getText(wanted.key, wanted.versionId);
  // The bucket removes results by the day, and not before the list is over.
  if (text === undefined) throw new Error(`page ${page} of a list is gone`);
  const kept = parsePage(text);
  const watched = watchedLocks(locks);
  const locked = await watched.load([...new Set(kept.flatMap(({ person }) => person ?? []))]);
  if (!(await watched.stillAsSeen())) return 'changed';
  const hidden = new Set(locked.map(({ person }) => person));
  return kept.map((item) => shownItem(item, hidden));
}
