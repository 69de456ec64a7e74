import type { City } from '../../cities/city.ts';
import type { PeoplePorts } from '../accounts/users-in-groups.ts';
import { limits } from '../limits.ts';
import { dayMilliseconds, inJakarta } from '../model/jakarta-time.ts';
import { bodyOf } from '../model/organisation.ts';
import type { Reminded, Reminder } from '../model/reminder.ts';
import { isWorkingDay } from '../model/working-day.ts';
import type { Outbox } from '../outbox/outbox.port.ts';
import { type DeliveryPorts, readDeliveries } from '../progress/read-deliveries.ts';
import { standingsOf } from '../progress/standing.ts';
import { concernsHead, countReminder, isSomething } from './count-reminder.ts';
import { peopleOf } from './people-of-opd.ts';
import type { ReminderLog } from './reminder.port.ts';
import { type OpdLine, reminderMessage } from './reminder-message.ts';

export type RemindPorts = PeoplePorts &
  DeliveryPorts & {
    readonly city: Pick<City, 'opds' | 'holidays'>;
    readonly outbox: Pick<Outbox, 'put' | 'removeBefore'>;
    readonly log: ReminderLog;
    readonly publicUrl: string;
  };

type Due = OpdLine & { readonly people: readonly Reminded[] };

/**
 * On a working day: one digest to each person who works for an OPD that has something to deliver or to correct, its head among them once a week has passed. Who was told within the last days waits: a
 * person gets no more than one mail a day, and by the schedule six in thirty days. What was sent is logged for each OPD: that of a mail which stands without a log,
 * too, since a run may have ended between the two.
 */
export async function remindAll(ports: RemindPorts, now: Date): Promise<{ readonly told: number; readonly removed: number }> {
  const removed = await ports.outbox.removeBefore('reminder', new Date(now.getTime() - limits.passingMessageDays * dayMilliseconds));
  if (!isWorkingDay(inJakarta(now), ports.city.holidays)) return { told: 0, removed };
  const logs = await Promise.all(ports.city.opds.map(({ id }) => ports.log.list(id, limits.maxRemindersListed)));
  const waits = toldSince(logs.flat(), new Date(now.getTime() - limits.reminderEveryDays * dayMilliseconds));
  const due: Due[] = [];
  for (const { id: opdId, name } of ports.city.opds) {
    const standings = standingsOf(await readDeliveries(ports, opdId), now);
    const counts = countReminder(standings, now);
    if (!isSomething(counts)) continue;
    const people = (await peopleOf(ports, bodyOf(ports.city.opds, opdId), concernsHead(standings))).filter(({ sub }) => !waits.has(sub));
    if (people.length > 0) due.push({ opdId, name, counts, people });
  }
  const subs = [...new Set(due.flatMap(({ people }) => people.map(({ sub }) => sub)))];
  let told = 0;
  for (const sub of subs) {
    const lines = due.filter(({ people }) => people.some((person) => person.sub === sub));
    if ((await ports.outbox.put(reminderMessage(sub, lines, ports.publicUrl, now))) === 'put') told += 1;
  }
  for (const { opdId, counts, people } of due) {
    const at = now.toISOString();
    await ports.log.put({ reminderId: `${at}#schedule`, opdId, at, by: { is: 'schedule' }, counts, people: [...people] });
  }
  return { told, removed };
}

/** Who was told after that moment. */
function toldSince(reminders: readonly Reminder[], moment: Date): Set<string> {
  const recent = reminders.filter(({ at }) => Date.parse(at) > moment.getTime());
  return new Set(recent.flatMap(({ people }) => people.map(({ sub }) => sub)));
}
