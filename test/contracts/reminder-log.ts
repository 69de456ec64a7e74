import { expect, test } from 'vitest';
import type { Reminder } from '../../functions/model/reminder.ts';
import type { ReminderLog } from '../../functions/reminders/reminder.port.ts';

const sent = (at: string, opdId = 'dinkes'): Reminder => ({
  reminderId: `${at}#schedule`,
  opdId,
  at,
  by: { is: 'schedule' },
  counts: { soon: 1, late: 2, toCorrect: 0 },
  people: [{ sub: 'sub-klerk', name: 'Siti', role: 'operator' }],
});

/** What every ReminderLog does; `open` gives an empty one. */
export function reminderLogContract(name: string, open: () => Promise<ReminderLog>): void {
  test(`${name} lists an OPD’s reminders, the newest first, each as it was put first`, async () => {
    const log = await open();
    const [first, second] = [sent('2026-11-24T01:00:00.000Z'), sent('2026-11-30T01:00:00.000Z')];
    for (const one of [first, second, { ...first, people: [] }, sent('2026-11-25T01:00:00.000Z', 'disdukcapil')]) await log.put(one);
    expect(await log.list('dinkes', 9)).toEqual([second, first]);
    expect(await log.list('dinkes', 1)).toEqual([second]);
  });
}
