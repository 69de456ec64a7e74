import type * as z from 'zod';

/** A value as anyone who makes an answer may have it: nothing of it is changed on the way out, and what is undefined is left out. */
export type Shown<T> = T extends object ? { readonly [K in keyof T]: Shown<T[K]> } : T;

/** What a schema of an answer must have where a noun has the truth: each of its members, and no other. */
export type ShapeOf<T> = { readonly [K in keyof T]-?: z.ZodType<Loose<T[K]>> };

/** Optional members as zod gives them: they may be undefined, too. */
type Loose<T> = T extends object ? { readonly [K in keyof T]: Loose<T[K]> | (undefined extends T[K] ? undefined : never) } : T | undefined;
