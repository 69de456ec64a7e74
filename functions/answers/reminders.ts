import * as z from 'zod';
import { reminderCountsSchema, reminderSchema } from '../model/reminder.ts';
import { moment } from './moment.ts';
import { open } from './problems.ts';

const { soon, late, toCorrect } = reminderCountsSchema.shape;

const reminder = z
  .strictObject({
    at: moment,
    by: z.string().describe('Walidata yang mengirimnya sendiri; tanpanya dikirim menurut jadwal.').optional(),
    soon: soon.describe('Dataset yang segera jatuh tempo.'),
    late,
    toCorrect: toCorrect.describe('Dataset yang unggahan terbarunya perlu diperbaiki.'),
    people: z.array(reminderSchema.shape.people.element.omit({ sub: true })),
  })
  .meta({ id: 'Reminder', description: 'Pengingat yang dikirim ke satu OPD.' });

const reminders = z
  .strictObject({ items: z.array(reminder) })
  .meta({ id: 'Reminders', description: 'Pengingat satu OPD, yang terbaru lebih dahulu.' });

/** Who was reminded. */
export const remindersOfOpds = {
  listReminders: { summary: 'Pengingat yang sudah dikirim ke satu OPD', success: { 200: reminders }, problems: open },
  remindOpd: {
    summary: 'Ingatkan satu OPD sekarang, sekali sehari tiap orang',
    success: { 200: reminder },
    problems: [...open, 'conflict'],
  },
} as const;
