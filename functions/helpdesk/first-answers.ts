import type { AnswerBody } from '../http/answer.ts';
import { limits } from '../limits.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import type { Ticket } from '../model/ticket.ts';
import { ulidTimeOf } from '../model/ulid-time.ts';
import type { TicketStore } from './ticket.port.ts';

type FirstAnswers = NonNullable<AnswerBody<'listTickets'>['firstAnswers']>;

/** How long the first answer to questions about uploads took that were asked in the last `firstAnswerDays`: by the hour, nights and holidays included, as whoever waits counts. */
export async function firstAnswersOf(
  tickets: Pick<TicketStore, 'listFinished'>,
  unfinished: readonly Ticket[],
  now: Date,
): Promise<FirstAnswers> {
  const since = new Date(now.getTime() - limits.firstAnswerDays * dayMilliseconds);
  const asked = [...unfinished, ...(await finishedSince(tickets, since))].filter(({ openedAt }) => Date.parse(openedAt) >= since.getTime());
  const minutes = asked.flatMap(minutesOf).sort((one, other) => one - other);
  return {
    ...{ days: limits.firstAnswerDays, asked: asked.length, answered: minutes.length },
    // The middle one, or the earlier of the two in the middle.
    medianMinutes: minutes[Math.floor((minutes.length - 1) / 2)],
    longestMinutes: minutes.at(-1),
  };
}

function minutesOf({ openedAt, firstAnsweredAt }: Ticket): number[] {
  return firstAnsweredAt === undefined ? [] : [Math.round((Date.parse(firstAnsweredAt) - Date.parse(openedAt)) / 60_000)];
}

/** Back to that moment, by the list, which goes by opening. */
async function finishedSince(tickets: Pick<TicketStore, 'listFinished'>, since: Date): Promise<Ticket[]> {
  const found: Ticket[] = [];
  const earliest = ulidTimeOf(since);
  let before: string | undefined;
  do {
    const page = await tickets.listFinished({ of: 'help' }, limits.maxListItems, before);
    found.push(...page.tickets);
    before = page.next;
  } while (before !== undefined && before >= earliest);
  return found;
}
