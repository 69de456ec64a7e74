import type { City } from '../../cities/city.ts';
import { limits } from '../limits.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import type { NoticeChoice } from '../model/notice-choice.ts';
import type { Ticket } from '../model/ticket.ts';
import { ulidTimeOf } from '../model/ulid-time.ts';
import type { Outbox } from '../outbox/outbox.port.ts';
import type { LookReader } from '../records/look-reader.port.ts';
import { newsMessage } from './news-message.ts';
import type { NoticeChoices } from './notice-choice.port.ts';
import type { TicketStore } from './ticket.port.ts';

export type TellPorts = {
  readonly notices: Pick<NoticeChoices, 'list' | 'told'>;
  readonly looks: Pick<LookReader, 'receipts'>;
  readonly tickets: Pick<TicketStore, 'listUnfinished' | 'listFinished'>;
  readonly outbox: Pick<Outbox, 'put' | 'removeBefore'>;
  readonly city: Pick<City, 'purposes'> & { readonly publicUrl: string };
};

/** What a run did. */
export type Told = { readonly residents: number; readonly told: number; readonly removed: number };

/**
 * Puts into the outbox, for each resident who wants it, that there is something new on their page, and nothing of what: once a day at most, if a receipt came onto their
 * screen or a ticket of theirs was answered since the last run. A receipt that is delayed counts when its delay is over, one that is told in person never.
 */
export async function tellResidents(ports: TellPorts, now: Date): Promise<Told> {
  const until = new Date(now.getTime() - limits.newsLagSeconds * 1000);
  const choices = await ports.notices.list();
  let told = 0;
  for (const choice of choices) {
    if (await hasNews(ports, choice, until)) {
      const outcome = await ports.outbox.put(newsMessage(choice.sub, ports.city.publicUrl, now));
      if (outcome === 'put') told += 1;
    }
    await ports.notices.told(choice, until.toISOString());
  }
  const removed = await ports.outbox.removeBefore('news', new Date(now.getTime() - limits.passingMessageDays * dayMilliseconds));
  return { residents: choices.length, told, removed };
}

async function hasNews(ports: TellPorts, choice: NoticeChoice, until: Date): Promise<boolean> {
  return (await wasAnswered(ports, choice, until)) || (await hasNewReceipt(ports, choice, until));
}

async function wasAnswered({ tickets }: TellPorts, { person, toldUntil }: NoticeChoice, until: Date): Promise<boolean> {
  const list = { of: 'person', person } as const;
  const isNews = ({ answeredAt }: Pick<Ticket, 'answeredAt'>) => answeredAt !== undefined && isBetween(answeredAt, toldUntil, until);
  // What is not finished first: a ticket that is closed meanwhile is still seen among what is.
  if ((await tickets.listUnfinished(list)).some(isNews)) return true;
  let before: string | undefined;
  do {
    // All that is kept, a year of one resident's: the list goes by opening, and an answer may come to an old one.
    const page = await tickets.listFinished(list, limits.maxListItems, before);
    if (page.tickets.some(isNews)) return true;
    before = page.next;
  } while (before !== undefined);
  return false;
}

async function hasNewReceipt({ looks, city }: TellPorts, { person, toldUntil }: NoticeChoice, until: Date): Promise<boolean> {
  // A receipt whose delay ended since then is of a look as long ago as the longest delay.
  const earliest = ulidTimeOf(new Date(Date.parse(toldUntil) - (longestDelayDays(city) + 1) * dayMilliseconds));
  for (const of of ['others', 'matched'] as const) {
    for await (const { lookId, receipt } of looks.receipts(person, of)) {
      if (lookId < earliest) break;
      if (receipt.is === 'shown' && isBetween(receipt.from, toldUntil, until)) return true;
    }
  }
  return false;
}

function longestDelayDays({ purposes }: Pick<City, 'purposes'>): number {
  return Math.max(0, ...purposes.map(({ lookUp }) => (lookUp?.receipt.is === 'delayed' ? lookUp.receipt.days : 0)));
}

function isBetween(moment: string, after: string, until: Date): boolean {
  return Date.parse(moment) > Date.parse(after) && Date.parse(moment) <= until.getTime();
}
