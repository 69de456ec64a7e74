import * as z from 'zod';

const count = z.number().int().nonnegative();

/** What somebody is reminded of, in numbers: no dataset is named in a mail. */
export const reminderCountsSchema = z.strictObject({
  /** Due within the next days. */
  soon: count,
  /** Past their date. */
  late: count,
  /** Whose newest upload was rejected or returned. */
  toCorrect: count,
});

/** Reminders that were sent for one OPD at one time: `REMINDERS#<opdId>` / `<reminderId>`. */
export const reminderSchema = z.strictObject({
  reminderId: z.string(),
  opdId: z.string(),
  at: z.string(),
  /** By the daily run, or by a steward's own hand. */
  by: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('schedule') }),
    z.strictObject({ is: z.literal('steward'), sub: z.string(), name: z.string() }),
  ]),
  counts: reminderCountsSchema,
  people: z.array(z.strictObject({ sub: z.string(), name: z.string(), role: z.enum(['operator', 'head']) })),
});

export type ReminderCounts = z.infer<typeof reminderCountsSchema>;
export type Reminder = z.infer<typeof reminderSchema>;
export type Reminded = Reminder['people'][number];
