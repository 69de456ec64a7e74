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
