import type { Operations } from '../http/call.ts';
import { listReminders } from './list-reminders.ts';
import { type RemindOpdPorts, remindOpd } from './remind-opd.ts';

/** Every operation of the function `reminders` over its ports: for its handler, and for tests over fakes. */
export function remindersOperations(ports: RemindOpdPorts): Operations<'reminders'> {
  return { listReminders: listReminders(ports), remindOpd: remindOpd(ports) };
}
