import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { notFound } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { bodyOf } from '../model/organisation.ts';
import type { ReminderLog } from './reminder.port.ts';
import { shownReminder } from './shown-reminder.ts';

type Ports = { readonly city: Pick<City, 'opds'>; readonly log: Pick<ReminderLog, 'list'> };

/** GET /v1/progress/{opdId}/reminders: what was sent about the deliveries of an OPD and of those that went into it, the newest first; for the steward, and the OPD itself. */
export function listReminders({ city, log }: Ports): Operation<'listReminders'> {
  return async ({ principal, params: { opdId }, now }) => {
    const decision = decide(principal, 'see-reminders', { kind: 'opd', opdId }, now);
    if (decision.effect === 'deny') return denied(decision);
    if (!city.opds.some(({ id }) => id === opdId)) return notFound;
    const sent = await Promise.all(bodyOf(city.opds, opdId).map((id) => log.list(id, limits.maxRemindersListed)));
    const items = sent.flat().toSorted((one, other) => (one.reminderId < other.reminderId ? 1 : -1));
    return { ...ok({ items: items.slice(0, limits.maxRemindersListed).map(shownReminder) }), log: allowedLog(decision) };
  };
}
