import { join } from 'node:path';
import type { Published } from '../datasets/published.port.ts';
import { isProblem } from '../http/answer.ts';
import type { Arrival } from '../ingest/s3-event.ts';
import { withScratch } from '../ingest/scratch.ts';
import { matchListText, unmatchableText } from '../messages/match-list.ts';
import { isOver, isSettled, type MatchList, matchListIdOf, matchResultKey } from '../model/match-list.ts';
import { type AnsweredList, answerList, personNamed } from '../persons/answer-list.ts';
import type { LookUpPorts } from '../persons/look-up-person.ts';
import type { MatchListStore } from '../persons/match-list.port.ts';
import { pagesOf } from '../persons/match-page.ts';
import { withPersonKey } from '../persons/with-person-key.ts';
import type { ObjectVersions } from '../retention/object-versions.port.ts';
import type { Inbox } from '../uploads/inbox.port.ts';
import { readClerkList } from './read-clerk-list.ts';

export type SettlePorts = LookUpPorts & {
  readonly matchLists: Pick<MatchListStore, 'get' | 'move'>;
  readonly inbox: Pick<Inbox, 'download'>;
  /** Of the inbox bucket. */
  readonly sentFiles: Pick<ObjectVersions, 'remove'>;
  readonly published: Pick<Published, 'putText'>;
  readonly now: () => Date;
};

/** `dropped`: nobody waits for that file; it was deleted unread. */
export type SettleOutcome = { readonly listId?: string; readonly outcome: 'done' | 'refused' | 'dropped'; readonly rows?: number };

/** Something of ours kept the list from being answered; `detail` says what, to the officer. It is tried again. */
export class Unanswered extends Error {
  readonly detail: string;
  constructor(detail: string, code: string) {
    super(`the list was not answered: ${code}`);
    this.detail = detail;
  }
}

/**
 * Settles a list whose file has come: read, matched, its receipts put, its result stored, and the file deleted in all its versions, whatever became of it. Each step may be
 * done again after a crash: it stays one look, spent once, and the result is told of only once it stands whole.
 */
export async function settleList(ports: SettlePorts, arrival: Arrival): Promise<SettleOutcome> {
  const list = await readingList(ports, arrival);
  if (!list) {
    await deleteFile(ports, arrival);
    return { outcome: 'dropped' };
  }
  const settled = await settledAs(ports, list, arrival);
  await ports.matchLists.move(settled, ['reading']);
  await deleteFile(ports, arrival);
  const { listId, state, result } = settled;
  return { listId, outcome: state === 'done' ? 'done' : 'refused', ...(result ? { rows: result.rows } : {}) };
}

/** Says that the list failed by a fault of ours, and deletes its file. */
export async function giveUp(ports: SettlePorts, arrival: Arrival, error: unknown): Promise<void> {
  const list = await listOf(ports, arrival);
  const why = error instanceof Unanswered ? `${error.detail} ${matchListText.deleted}` : matchListText.failed;
  if (list) await ports.matchLists.move({ ...list, state: 'failed', message: why }, ['waiting', 'reading']);
  await deleteFile(ports, arrival);
}

function deleteFile({ sentFiles }: SettlePorts, { key }: Arrival): Promise<number> {
  return sentFiles.remove(key, (found) => found === key);
}

async function listOf({ matchLists, now }: SettlePorts, { key }: Arrival): Promise<MatchList | undefined> {
  const listId = matchListIdOf(key);
  const list = listId === undefined ? undefined : await matchLists.get(listId);
  return list && list.key === key && !isOver(list, now()) && !isSettled(list) ? list : undefined;
}

type Reading = MatchList & { readonly look: NonNullable<MatchList['look']> };

/** The list as it is being read, with the one look that it is; undefined where nobody waits for it. */
async function readingList(ports: SettlePorts, arrival: Arrival): Promise<Reading | undefined> {
  const list = await listOf(ports, arrival);
  if (list?.state !== 'waiting') return list && withLook(list);
  const look = { lookId: ports.ids(), at: ports.now().toISOString() };
  const reading: Reading = { ...list, state: 'reading', message: matchListText.reading, look };
  if ((await ports.matchLists.move(reading, ['waiting'])) === 'moved') return reading;
  const other = await listOf(ports, arrival);
  return other && withLook(other);
}

function withLook(list: MatchList): Reading {
  if (!list.look) throw new Error(`list ${list.listId} is read without a look`);
  return { ...list, look: list.look };
}

async function settledAs(ports: SettlePorts, list: Reading, arrival: Arrival): Promise<MatchList> {
  const read = await withScratch(async (directory) => {
    const path = join(directory, 'list');
    const { sha256 } = await ports.inbox.download(arrival.key, arrival.versionId, path);
    if (list.declaredSha256 !== undefined && list.declaredSha256 !== sha256) return { ok: false, message: matchListText.damaged } as const;
    return readClerkList(path, list.ending, directory);
  });
  if (!read.ok) return refused(list, read.message);
  const { answered, persons } = await answerOf(ports, list, read.list);
  if (isProblem(answered)) {
    if (answered.status >= 500) throw new Unanswered(answered.detail, answered.code);
    return refused(list, answered.detail);
  }
  const { asOf, items, caution } = answered.body;
  const pages: { key: string; versionId: string }[] = [];
  for (const [place, text] of pagesOf(items, persons).entries()) {
    const key = matchResultKey(list.listId, place);
    pages.push({ key, ...(await ports.published.putText(key, text, 'application/json')) });
  }
  const said = read.setAside === 0 ? caution : `${caution} ${unmatchableText.setAside(read.setAside)}`;
  return { ...list, state: 'done', message: matchListText.done, result: { rows: items.length, asOf, caution: said, pages } };
}

type Answered = { readonly answered: AnsweredList; readonly persons: ReadonlyMap<number, string> };

async function answerOf(ports: SettlePorts, list: Reading, rows: Parameters<typeof answerList>[3]['list']): Promise<Answered> {
  const { principal, requestId, purpose, caseNumber, reason, listId, look } = list;
  const asking = { principal, requestId, now: ports.now(), lookedAt: new Date(look.at) };
  const asked = { purpose, caseNumber, reason, list: rows, spentOnce: listId };
  const answered = await withPersonKey(ports, async (key): Promise<Answered> => {
    const named = rows.flatMap(({ row, nik }): [number, string][] => {
      const person = personNamed(key, nik);
      return person === undefined ? [] : [[row, person]];
    });
    return { answered: await answerList({ ...ports, ids: () => look.lookId }, key, asking, asked), persons: new Map(named) };
  });
  return 'code' in answered ? { answered, persons: new Map() } : answered;
}

function refused(list: MatchList, message: string): MatchList {
  return { ...list, state: 'refused', message: `${message} ${matchListText.deleted}` };
}
