import type { City } from '../../cities/city.ts';
import type { Answer } from '../http/answer.ts';
import { ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, type Problem, stale } from '../http/problem.ts';
import { numberText } from '../messages/number.ts';
import type { Minutes, Writing } from '../model/minutes.ts';
import type { MinutesContent } from '../model/minutes-content.ts';
import { principalIdOf } from '../model/principal.ts';
import { countContent } from './count-content.ts';
import type { MinutesStore } from './minutes.port.ts';
import { refuseEnded } from './no-minutes.ts';
import { onMinutes } from './on-minutes.ts';
import { type ShowPorts, showMinutes } from './show-minutes.ts';
import { type WritePapersPorts, writePapers } from './write-papers.ts';
import { draftOf, standingOf, withWriting } from './writings.ts';

type Ports = ShowPorts &
  WritePapersPorts & {
    readonly minutes: MinutesStore;
    readonly city: Pick<City, 'opds'>;
    /** Twenty letters of Crockford's alphabet that nobody can guess. */
    readonly checkNumbers: () => string;
  };

/**
 * POST …/final, by the steward who read that revision: counts what the draft tells once more and freezes it, gives it a verification number, writes its papers, and makes it the one that stands;
 * the one whose place it takes ends in the same write. What a run that ended before that has written, nothing names: its number verifies as unknown.
 */
export function finishMinutes(ports: Ports): Operation<'finishMinutes'> {
  return (call) =>
    onMinutes(ports, call, 'keep-minutes', async ({ minutes, opdName, log }): Promise<Answer<'finishMinutes'>> => {
      const ended = refuseEnded(ports.city, minutes.opdId);
      if (ended) return ended;
      const draft = draftOf(minutes);
      if (!draft) return conflict('Tidak ada konsep yang dapat difinalkan. Tulis suratnya dahulu.');
      if (call.body.revision !== minutes.revision) return stale();
      const { opdId, period } = minutes;
      const content = await countContent(ports, { opdId, opdName, period }, draft.followUps ?? [], call.now);
      const refusal = unfinished(content) ?? wrongPlace(minutes, draft);
      if (refusal) return refusal;
      const next = await frozen(ports, { minutes, draft, content, call });
      if ((await ports.minutes.replace(next)) === 'stale') return stale();
      const body = await showMinutes(ports, next, opdName, { principal: call.principal, n: draft.n, now: call.now });
      if (!body) throw new Error('final minutes are hidden from the steward who made them final');
      return { ...ok(body, { ETag: `"${body.revision}"` }), log };
    });
}

/** Who is late, or has not corrected what was sent back, is told what follows until when. */
function unfinished({ datasets }: MinutesContent): Problem | undefined {
  const open = datasets.filter(({ needsFollowUp, followUp }) => needsFollowUp && followUp === undefined).length;
  if (open === 0) return undefined;
  return conflict(
    `${numberText(open)} dataset terlambat atau belum diperbaiki, tetapi belum ada tindak lanjut dan tanggalnya. Isi dahulu.`,
  );
}

function wrongPlace(minutes: Minutes, { replaces }: Writing): Problem | undefined {
  if (standingOf(minutes)?.n === replaces) return undefined;
  return conflict('Berita acara yang berlaku sudah berubah sejak konsep ini ditulis. Simpan konsepnya sekali lagi, lalu finalkan.');
}

type Freezing = {
  readonly minutes: Minutes;
  readonly draft: Writing;
  readonly content: MinutesContent;
  readonly call: Call<'finishMinutes'>;
};

async function frozen(ports: Ports, { minutes, draft, content, call }: Freezing): Promise<Minutes> {
  const { opdId, period } = minutes;
  const { followUps: _inContent, ...rest } = draft;
  const replaced = standingOf(minutes);
  const checkNumber = ports.checkNumbers();
  const papers = await writePapers(ports, { letter: draft.letter, content, checkNumber, replaces: replaced?.letter });
  await ports.minutes.noteCheck(checkNumber, { opdId, period, n: draft.n });
  const final = { at: call.now.toISOString(), by: principalIdOf(call.principal), checkNumber, ...papers };
  const next = withWriting(minutes, { ...rest, state: 'final', final });
  if (!replaced) return next;
  const writings = next.writings.map((writing) => (writing.n === replaced.n ? superseded(writing, draft.n) : writing));
  return { ...next, writings };
}

function superseded({ awaited: _notAnyMore, ...writing }: Writing, by: number): Writing {
  return { ...writing, state: 'superseded', replacedBy: by };
}
