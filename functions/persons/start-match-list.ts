import type { Success } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { matchListText } from '../messages/match-list.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import { type MatchList, matchListKey } from '../model/match-list.ts';
import type { Principal } from '../model/principal.ts';
import type { LookUpPorts } from './look-up-person.ts';
import type { MatchListFiles, MatchListStore } from './match-list.port.ts';
import { mayMatch } from './may-match.ts';
import { whileItStands } from './standing-person.ts';
import { withPersonKey } from './with-person-key.ts';

export type StartMatchListPorts = LookUpPorts & {
  readonly matchLists: Pick<MatchListStore, 'begin'>;
  readonly listFiles: MatchListFiles;
  /** 32 hexadecimal digits that nobody can guess. */
  readonly secrets: () => string;
};

/**
 * POST /v1/persons/match-lists: announces a list that is sent as a file, and says how: one PUT of exactly that many bytes. What refuses a list in a body
 * refuses this one, too, before anything is sent; it is decided again before the list is read (match-lists/).
 */
export function startMatchList(ports: StartMatchListPorts): Operation<'startMatchList'> {
  return (call) =>
    withPersonKey(ports, (key) => {
      const [listId, secret] = [ports.ids(), ports.secrets()];
      return whileItStands(ports, call, 'match-persons', async (standing) => {
        const may = await mayMatch(ports, key, standing, call.body.purpose, call.now);
        if (!may.ok) return may.problem;
        const list = announced(call, standing.principal, matchListKey(listId, secret), listId);
        await ports.matchLists.begin(list);
        return started(ports, list, call);
      });
    });
}

function announced({ body, requestId, now }: Call<'startMatchList'>, principal: Principal, key: string, listId: string): MatchList {
  const { purpose, caseNumber, reason, sha256 } = body;
  const [ending = ''] = /\.[a-z]{1,5}$/.exec(body.fileName.toLowerCase()) ?? [];
  return {
    ...{ listId, state: 'waiting', message: matchListText.waiting, principal, requestId, purpose, caseNumber, reason, ending, key },
    ...(sha256 === undefined ? {} : { declaredSha256: sha256 }),
    startedAt: now.toISOString(),
    until: new Date(now.getTime() + limits.matchListDays * dayMilliseconds).toISOString(),
  };
}

async function started(
  ports: StartMatchListPorts,
  list: MatchList,
  { body, now }: Call<'startMatchList'>,
): Promise<Success<'startMatchList'>> {
  const { url, headers } = await ports.listFiles.presignPut(list.key, body.size, limits.uploadUrlSeconds);
  const expiresAt = new Date(now.getTime() + limits.uploadUrlSeconds * 1000).toISOString();
  const { listId, message, until } = list;
  return {
    ...{ status: 202, log: { listId }, body: { listId, state: 'waiting', message, until } },
    signed: { put: { url, headers, expiresAt } },
  };
}
