import * as z from 'zod';
import { limits } from '../limits.ts';
import { firstDue } from './cadence.ts';
import { accessSchema, cadenceSchema } from './dataset.ts';
import { datasetIdSchema, opdIdSchema } from './ids.ts';
import { dayInJakarta, dayMilliseconds } from './jakarta-time.ts';
import { planActs, planStates } from './plan-words.ts';

/** One thing that an OPD will deliver in a year (Perpres 39/2019: daftar data). */
export const planEntrySchema = z.strictObject({
  title: z.string().min(1).max(limits.maxTitleCharacters),
  /** As e-Walidata (SIPD) numbers it: `1.02.000001`. */
  code: z.string().max(limits.maxPlanCodeCharacters).optional(),
  /** The unit of its values (satuan). */
  measure: z.string().max(limits.maxPlanMeasureCharacters).optional(),
  /** The operational definition. */
  definition: z.string().max(limits.maxPlanDefinitionCharacters).optional(),
  /** The dataset that delivers it, once it is registered. */
  datasetId: datasetIdSchema.optional(),
  /** Proposed by the OPD; the forum's decision goes before. */
  priority: z.boolean(),
  cadence: cadenceSchema,
  /** Days of that year, in order; without them, as the cadence has it. */
  dueDates: z.array(z.iso.date()).min(1).max(limits.maxPlanDueDates).readonly().optional(),
  access: accessSchema,
  /** The bureau or unit within the OPD that answers for it. */
  responsibleUnit: z.string().max(limits.maxPlanUnitCharacters).optional(),
});

export type PlanEntry = z.infer<typeof planEntrySchema>;

export const planMembers = planEntrySchema.keyof().options;

const doneSchema = z.strictObject({ at: z.iso.datetime(), by: z.string(), name: z.string() });

/** `OPD#<id>` / `PLAN#<year>`: where a plan stands. What it holds lies beside it, each writing whole and immutable; one that this does not name was never written. */
export const planSchema = z.strictObject({
  opdId: opdIdSchema,
  year: z.number().int(),
  state: z.enum(planStates).exclude(['none']),
  /** The writing in force, and how many entries it has. */
  entriesId: z.string(),
  entries: z.number().int().nonnegative(),
  /** The writing that was agreed last: what the public reads; `toldAt` is when that last changed for them, none where they read nothing of it. */
  agreed: z.strictObject({ entriesId: z.string(), at: z.iso.datetime(), toldAt: z.iso.datetime().optional() }).optional(),
  signed: doneSchema.optional(),
  agreedBySteward: doneSchema.optional(),
  agreedByCoordinator: doneSchema.optional(),
  /** The OPDs that have its entries since its own ended: it is history from then on. */
  movedTo: z.array(opdIdSchema).min(1).optional(),
  /** The latest act; each names the one that it followed. */
  changeId: z.string(),
  updatedAt: z.iso.datetime(),
  /** Grows by one at each write; it is the plan's ETag, "0" of one that nobody began. */
  revision: z.number().int().positive(),
});

export type Plan = z.infer<typeof planSchema>;

/** `OPD#<id>` / `PLAN-ENTRIES#<year>#<ulid>`. */
export const planEntriesSchema = z.strictObject({ entriesId: z.string(), entries: z.array(planEntrySchema).max(limits.maxPlanEntries) });

const changedEntrySchema = z.strictObject({ title: z.string(), members: z.array(z.string()) });

/** `OPD#<id>` / `PLAN-CHANGE#<year>#<ulid>`: who did what with a plan, when. Immutable. */
export const planChangeSchema = z.strictObject({
  changeId: z.string(),
  /** The act before; undefined of the first. */
  follows: z.string().optional(),
  act: z.enum(planActs),
  at: z.iso.datetime(),
  by: z.string(),
  name: z.string(),
  /** Titles that came and went; those whose members changed, with the members. */
  added: z.array(z.string()),
  removed: z.array(z.string()),
  changed: z.array(changedEntrySchema),
});

export type PlanChange = z.infer<typeof planChangeSchema>;

/** The days of that year on which an entry is due, `YYYY-MM-DD`: as it says itself, else as its cadence has it; none for what is daily or comes as it happens. */
export function dueDatesOf({ cadence, dueDates }: Pick<PlanEntry, 'cadence' | 'dueDates'>, year: number): string[] {
  if (dueDates !== undefined) return [...dueDates];
  if (cadence === 'daily' || cadence === 'ad-hoc') return [];
  const days: string[] = [];
  for (let at = new Date(Date.UTC(year, 0, 1)); ; ) {
    const due = firstDue(cadence, at);
    if (due === undefined) return days;
    const day = dayInJakarta(new Date(due));
    if (day > `${year}-12-31`) return days;
    days.push(day);
    at = new Date(Date.parse(due) + dayMilliseconds);
  }
}
