import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import type { PeoplePorts } from '../accounts/users-in-groups.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { conflict, notFound } from '../http/problem.ts';
import { numberText } from '../messages/number.ts';
import { bodyOf } from '../model/organisation.ts';
import { nameOfPrincipal, principalIdOf } from '../model/principal.ts';
import type { Reminded } from '../model/reminder.ts';
import type { Outbox } from '../outbox/outbox.port.ts';
import { type DeliveryPorts, readDeliveries } from '../progress/read-deliveries.ts';
import { standingsOf } from '../progress/standing.ts';
import { countReminder, isSomething } from './count-reminder.ts';
import { peopleOf } from './people-of-opd.ts';
import type { ReminderLog } from './reminder.port.ts';
import { reminderMessage } from './reminder-message.ts';
import { shownReminder } from './shown-reminder.ts';

const nothingToRemind =
  'Tidak ada yang perlu diingatkan: tidak ada data OPD ini yang terlambat, segera jatuh tempo, atau perlu diperbaiki.';

const nobodyText = 'Tidak ada yang dikirimi: di sini tidak ada akun operator atau penanggung jawab OPD ini yang masih aktif.';

function allToldText(people: number): string {
  return `Tidak ada yang dikirimi: ${numberText(people)} orang yang dapat diingatkan sudah diingatkan hari ini. Besok dapat diingatkan lagi.`;
}

export type RemindOpdPorts = PeoplePorts &
  DeliveryPorts & {
    readonly city: Pick<City, 'opds'>;
    readonly outbox: Pick<Outbox, 'put'>;
    readonly log: ReminderLog;
    readonly publicUrl: string;
  };

/**
 * POST /v1/progress/{opdId}/reminders: the steward reminds an OPD by hand, its operators and its head. Nobody gets a second reminder in a day; 409 where there is nothing to remind of, or nobody is left
 * to tell.
 */
export function remindOpd(ports: RemindOpdPorts): Operation<'remindOpd'> {
  return async ({ principal, params: { opdId }, now }) => {
    const decision = decide(principal, 'remind', { kind: 'city' }, now);
    if (decision.effect === 'deny') return denied(decision);
    const opd = ports.city.opds.find(({ id }) => id === opdId);
    if (!opd) return notFound;
    const counts = countReminder(standingsOf(await readDeliveries(ports, opdId), now), now);
    if (!isSomething(counts)) return conflict(nothingToRemind);
    const told: Reminded[] = [];
    const people = await peopleOf(ports, bodyOf(ports.city.opds, opdId), true);
    for (const person of people) {
      const message = reminderMessage(person.sub, [{ opdId, name: opd.name, counts }], ports.publicUrl, now);
      if ((await ports.outbox.put(message)) === 'put') told.push(person);
    }
    if (told.length === 0) return conflict(people.length === 0 ? nobodyText : allToldText(people.length));
    const at = now.toISOString();
    const by = { is: 'steward', sub: principalIdOf(principal), name: nameOfPrincipal(principal) } as const;
    const reminder = { reminderId: `${at}#steward`, opdId, at, by, counts, people: told };
    await ports.log.put(reminder);
    return { ...ok(shownReminder(reminder)), log: allowedLog(decision) };
  };
}
