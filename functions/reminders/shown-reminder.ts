import type { AnswerBody } from '../http/answer.ts';
import type { Reminder } from '../model/reminder.ts';

/** A reminder as it is told: when, by whom, of how much, to whom by name. */
export function shownReminder({ at, by, counts, people }: Reminder): AnswerBody<'remindOpd'> {
  return {
    at,
    ...(by.is === 'steward' ? { by: by.name } : {}),
    ...counts,
    people: people.map(({ name, role }) => ({ name, role })),
  };
}
