import type { Published } from '../datasets/published.port.ts';
import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { notFound, strangeCursor } from '../http/problem.ts';
import { isOver } from '../model/match-list.ts';
import { principalIdOf } from '../model/principal.ts';
import type { MatchListStore } from './match-list.port.ts';
import { parsePage } from './match-page.ts';
import { type StandingPorts, whileItStands } from './standing-person.ts';

export type GetMatchListPorts = StandingPorts & {
  readonly matchLists: Pick<MatchListStore, 'get'>;
  readonly published: Pick<Published, 'getText'>;
};

/**
 * GET /v1/persons/match-lists/{listId}: how far a list is, for whoever sent it alone, and a page of its result; for anybody else, and a day later, it does not
 * exist. The result is no second look: the receipts of the first stand, and it says what that one said.
 */
export function getMatchList({ matchLists, published, ...ports }: GetMatchListPorts): Operation<'getMatchList'> {
  return (call) =>
    whileItStands(ports, call, 'match-persons', async ({ principal }) => {
      const list = await matchLists.get(call.params.listId);
      if (!list || isOver(list, call.now) || principalIdOf(list.principal) !== principalIdOf(principal)) return notFound;
      const { listId, state, message, until, result } = list;
      const told = { listId, state, message, until };
      const page = Number(call.query.cursor ?? 0);
      if (!result) return call.query.cursor === undefined ? ok<Body>(told) : strangeCursor;
      const wanted = result.pages[page];
      if (!wanted) return strangeCursor;
      const text = await published.getText(wanted.key, wanted.versionId);
      // The bucket removes results by the day, and not before `until`.
      if (text === undefined) throw new Error(`page ${page} of list ${listId} is gone`);
      const { rows, asOf, caution, pages } = result;
      const next = page + 1 < pages.length ? { next: String(page + 1) } : {};
      return ok<Body>({ ...told, rows, asOf, caution, items: parsePage(text), ...next });
    });
}

type Body = AnswerBody<'getMatchList'>;
