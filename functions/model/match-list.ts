import * as z from 'zod';
import { uploadIdSchema as ulidSchema } from './ids.ts';
import { principalSchema } from './principal.ts';

/** `waiting` for its file; `reading` it; `done`; `refused` for what the list or its officer is; `failed` by a fault of ours. They move forward only. */
export const matchListStates = ['waiting', 'reading', 'done', 'refused', 'failed'] as const;
export type MatchListState = (typeof matchListStates)[number];

/** A page of the result in the published bucket. */
const pageSchema = z.strictObject({ key: z.string(), versionId: z.string() });

/**
 * `MATCH-LIST#<ulid>` / `META`: a list that is sent as a file to be matched, for a day. It holds no NIK, no cell, and of the file's name its ending alone.
 */
export const matchListSchema = z.strictObject({
  listId: ulidSchema,
  state: z.enum(matchListStates),
  /** A sentence for the officer. */
  message: z.string(),
  /** Who asks, as their token said; it is decided again, by the account, before anything is read. */
  principal: principalSchema,
  requestId: z.string(),
  purpose: z.string(),
  caseNumber: z.string(),
  reason: z.string(),
  /** Of the file's name, with its dot; empty where it has none. */
  ending: z.string(),
  declaredSha256: z.string().optional(),
  /** The object's key in the inbox bucket, unguessable. */
  key: z.string(),
  startedAt: z.iso.datetime(),
  /** From then on nobody reads the result. */
  until: z.iso.datetime(),
  /** The one look that this is, whatever crashes: given out when the list was first read. */
  look: z.strictObject({ lookId: ulidSchema, at: z.iso.datetime() }).optional(),
  result: z.strictObject({ rows: z.number().int(), asOf: z.string(), caution: z.string(), pages: z.array(pageSchema) }).optional(),
});
export type MatchList = z.infer<typeof matchListSchema>;

/** Where lists lie in the inbox bucket, and their results in the published one. */
export const matchListPrefix = 'match-lists/';

const keySchema = z.tuple([z.literal('match-lists'), ulidSchema, z.string().regex(/^[0-9a-f]{32}$/)]);

export function matchListKey(listId: string, secret: string): string {
  return `${matchListPrefix}${listId}/${secret}`;
}

/** The list of an inbox key; undefined for a key that this system never makes. */
export function matchListIdOf(key: string): string | undefined {
  return keySchema.safeParse(key.split('/')).data?.[1];
}

export function matchResultKey(listId: string, page: number): string {
  return `${matchListPrefix}${listId}/${page}.json`;
}

/** Nothing of it changes any more. */
export function isSettled({ state }: Pick<MatchList, 'state'>): boolean {
  return state !== 'waiting' && state !== 'reading';
}

export function isOver({ until }: Pick<MatchList, 'until'>, now: Date): boolean {
  return until <= now.toISOString();
}
