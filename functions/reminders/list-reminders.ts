import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { notFound } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { ReminderLog } from './reminder.port.ts';
import { shownReminder } from './shown-reminder.ts';

type Ports = { readonly city: Pick<City, 'opds'>; readonly log: Pick<ReminderLog, 'list'> };

/** GET /v1/progress/{opdId}/reminders: what was sent about an OPD's deliveries, the newest first; for the steward, and the OPD itself. */
export function listReminders({ city, log }: Ports): Operation<'listReminders'> {
  return async ({ principal, params: { opdId }, now }) => {
    const decision = decide(principal, 'see-reminders', { kind: 'opd', opdId }, now);
    if (decision.effect === 'deny') return denied(decision);
    if (!city.opds.some(({ id }) => id === opdId)) return notFound;
    const items = await log.list(opdId, limits.maxRemindersListed);
    return { ...ok({ items: items.map(shownReminder) }), log: allowedLog(decision) };
  };
}
