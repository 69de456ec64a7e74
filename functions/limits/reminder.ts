/** Limits of reminders: a digest rather than noise (aim of the issue: at most 6 mails a person a month by the schedule). */
export const reminderLimits = {
  /** Datasets whose date is so near are told: a week is time to ask the units. */
  reminderDaysBefore: 7,
  /** Between two digests that the schedule sends to one person: at most six in thirty days. What the walidata sends by hand is not in it. */
  reminderEveryDays: 5,
  /** From so many days late on the head is told, too: until then it is the operators' work. */
  reminderHeadDays: 7,
  /** What was sent is kept so long: two years to compare, and what was sent before is nobody's business. */
  reminderLogDays: 730,
  /** Reminders in one answer, the newest: two years of an OPD's. */
  maxRemindersListed: 150,
} as const;
