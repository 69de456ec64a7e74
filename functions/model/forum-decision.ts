import * as z from 'zod';
import { limits } from '../limits.ts';
import { opdIdSchema } from './ids.ts';
import { indicatorKeys } from './indicator.ts';

const indicator = z.string().max(limits.maxTitleCharacters + limits.maxPlanCodeCharacters);

/** What the forum made of one indicator that several OPDs planned (`among`): which of them is its produsen data. */
export const producerNamedSchema = z.strictObject({ indicator, title: z.string(), opdId: opdIdSchema, among: z.array(opdIdSchema) });
/** Whether an entry of an OPD is priority data. */
export const prioritySetSchema = z.strictObject({
  ...{ indicator, title: z.string(), opdId: opdIdSchema },
  ...{ priority: z.boolean(), hidden: z.literal(true).optional() },
});

/**
 * A meeting of the forum Satu Data: `FORUM#<year>` / `<ulid>`, immutable. A later one goes before an earlier one. `hidden`: outsiders could not know of the entry then, so its
 * outcome is for its OPD and the steward.
 */
export const forumDecisionSchema = z.strictObject({
  decisionId: z.string(),
  year: z.number().int(),
  /** The minutes' day, number and text. */
  heldOn: z.iso.date(),
  number: z.string().max(limits.maxForumNumberCharacters).optional(),
  minutes: z.string().max(limits.maxForumMinutesCharacters),
  producers: z.array(producerNamedSchema),
  priorities: z.array(prioritySetSchema),
  at: z.iso.datetime(),
  by: z.string(),
  name: z.string(),
});

export type ForumDecision = z.infer<typeof forumDecisionSchema>;

export type ProducerOutcome = { readonly opdId: string; readonly keys: readonly string[] };

/** The names of the indicator of which a meeting made this OPD, by its entry of this title, the produsen data. */
export function producerKeysOf(
  { producers }: Pick<ForumDecision, 'producers'>,
  { opdId, title }: Pick<ForumDecision['producers'][number], 'opdId' | 'title'>,
): string[] {
  const kept = producers.filter((one) => one.opdId === opdId && one.title === title).map(({ indicator: key }) => key);
  return [...new Set([...kept, ...indicatorKeys({ title })])];
}

/** What stands after all meetings: for each indicator its produsen data, and for each entry whether it is a priority. */
export type ForumRulings = {
  readonly producerOf: (keys: readonly string[]) => string | undefined;
  /** The same, with each name under which it was decided. */
  readonly producerOutcomeOf: (keys: readonly string[]) => ProducerOutcome | undefined;
  readonly priorityOf: (opdId: string, keys: readonly string[]) => boolean | undefined;
};

/** Decisions in whatever order; of two about the same, the later one counts. */
export function rulingsOf(decisions: readonly ForumDecision[]): ForumRulings {
  const inOrder = decisions.toSorted((one, other) => (one.decisionId < other.decisionId ? -1 : 1));
  const producers = new Map(
    inOrder.flatMap((meeting) => meeting.producers.map((outcome) => [outcome.indicator, { meeting, outcome }] as const)),
  );
  const priorities = new Map(
    inOrder.flatMap((one) => one.priorities.map(({ indicator: key, opdId, priority }) => [`${opdId} ${key}`, priority] as const)),
  );
  const first = <T>(keys: readonly string[], known: ReadonlyMap<string, T>) => keys.flatMap((key) => known.get(key) ?? [])[0];
  return {
    producerOf: (keys) => first(keys, producers)?.outcome.opdId,
    producerOutcomeOf(keys) {
      const found = first(keys, producers);
      return found && { opdId: found.outcome.opdId, keys: producerKeysOf(found.meeting, found.outcome) };
    },
    priorityOf: (opdId, keys) =>
      first(
        keys.map((key) => `${opdId} ${key}`),
        priorities,
      ),
  };
}
