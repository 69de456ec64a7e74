import { timeText } from '../../../functions/messages/date.ts';
import { ticketStateWords } from '../../../functions/model/ticket-words.ts';
import type { TicketClock } from '../api-nouns.ts';

type Clock = Pick<TicketClock, 'state' | 'dueAt' | 'isOverdue' | 'wasLate' | 'closedAt' | 'answeredAt'>;

/** How far a ticket is, and until when an answer is due, as everybody reads it who sees that there is one. */
export function clockText({ state, dueAt, isOverdue, wasLate, closedAt, answeredAt }: Clock): string {
  const late = wasLate ? ', setelah waktunya lewat' : '';
  if (state === 'finished') return `${ticketStateWords.finished} ${timeText(closedAt)}${late && ', dijawab setelah waktunya lewat'}`;
  if (state === 'answered') return `${ticketStateWords.answered} ${timeText(answeredAt)}${late}`;
  return isOverdue ? `lewat waktu: seharusnya dijawab ${timeText(dueAt)}` : `${ticketStateWords.waiting}, paling lambat ${timeText(dueAt)}`;
}

/** Who answers. */
export function answererText({ opd }: Pick<TicketClock, 'opd'>): string {
  return opd?.name ?? 'Inspektorat';
}

const hour = 60;
const day = 24 * hour;

/** So many minutes, in the largest unit that tells them. */
export function durationText(minutes: number): string {
  if (minutes < hour) return `${minutes} menit`;
  return minutes < 2 * day ? `${Math.round(minutes / hour)} jam` : `${Math.round(minutes / day)} hari`;
}

/** How long the first answer took. */
export function firstAnswerText({ openedAt, firstAnsweredAt }: Pick<TicketClock, 'openedAt' | 'firstAnsweredAt'>): string | undefined {
  if (firstAnsweredAt === undefined) return undefined;
  const minutes = Math.round((Date.parse(firstAnsweredAt) - Date.parse(openedAt)) / 60_000);
  return `Jawaban pertama setelah ${durationText(minutes)}.`;
}
