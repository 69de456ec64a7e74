import { limits } from '../limits.ts';
import { numberText } from '../messages/number.ts';
import { dayInJakarta } from '../model/jakarta-time.ts';
import type { ReminderCounts } from '../model/reminder.ts';
import type { OutboxMessage } from '../outbox/outbox.port.ts';

/** What one person is told of one OPD. */
export type OpdLine = { readonly opdId: string; readonly name: string; readonly counts: ReminderCounts };

/** The digest of a person and day: numbers and links, no dataset's name, since mails are read by others. One a day, by its id. */
export function reminderMessage(sub: string, lines: readonly OpdLine[], publicUrl: string, now: Date): OutboxMessage {
  const told = lines.map(({ opdId, name, counts }) => `${name}: ${countsText(counts)}.\n${publicUrl}/progres/${opdId}`);
  return {
    messageId: reminderIdOf(sub, now),
    to: { sub },
    subject: 'Pengingat data yang ditunggu',
    text: `${told.join('\n\n')}\n\nDataset dan cara mengirimnya terlihat setelah masuk. Pengingat ini paling banyak sekali dalam ${limits.reminderEveryDays} hari, kecuali walidata mengirimnya sendiri.`,
    at: now.toISOString(),
  };
}

/** By the city's day. */
export function reminderIdOf(sub: string, now: Date): string {
  return `reminder#${dayInJakarta(now)}#${sub}`;
}

function countsText({ soon, late, toCorrect }: ReminderCounts): string {
  const parts = [
    [late, 'dataset terlambat'],
    [toCorrect, 'unggahan perlu diperbaiki'],
    [soon, `dataset jatuh tempo dalam ${limits.reminderDaysBefore} hari`],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${numberText(count)} ${words}`)
    .join(', ');
}
