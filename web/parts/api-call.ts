import type * as z from 'zod';
import type { problem } from '../../functions/answers/problems.ts';
import type { Shown } from '../../functions/answers/shown.ts';
import type { AnswerBody } from '../../functions/http/answer.ts';
import type { OperationName, routes } from '../../functions/routes.ts';

/** How pages call /v1, typed by the route table and the table of answers. Types only: no schema comes into a page. */

type Table = typeof routes;

/** The operations of /v1; the others answer pages. */
export type ApiOperation = { [N in OperationName]: Table[N]['path'] extends `/v1/${string}` ? N : never }[OperationName];

export type Params<N extends ApiOperation> = Shown<z.input<Table[N]['params']>>;
export type Query<N extends ApiOperation> = Shown<z.input<Table[N]['query']>>;
export type Body<N extends ApiOperation> = Table[N] extends { readonly body: infer B extends z.ZodType } ? Shown<z.input<B>> : never;

/** What an address is made of. */
export type Where<N extends ApiOperation> = Needed<'params', Params<N>> & Needed<'query', Query<N>>;

/** What is sent. `etag` becomes If-Match: the change is made only to what was seen. */
export type Given<N extends ApiOperation> = Where<N> &
  (Table[N] extends { readonly body: z.ZodType } ? { readonly body: Body<N> } : unknown) &
  (Table[N] extends { readonly guarded: true }
    ? { readonly etag: string | undefined }
    : Table[N]['method'] extends 'PUT' | 'DELETE'
      ? { readonly etag?: string | undefined }
      : unknown);

type Nothing = Readonly<Record<string, never>>;
/** May be left out where nothing in it is needed. */
type Needed<K extends string, V> = Nothing extends V ? { readonly [M in K]?: V } : { readonly [M in K]: V };
export type OrNothing<G> = Nothing extends G ? [given?: G] : [given: G];

export type Call = <N extends ApiOperation>(operation: N, ...given: OrNothing<Given<N>>) => Promise<Outcome<AnswerBody<N>>>;

/** Method and path of each operation. */
export type RouteAddresses = { readonly [N in ApiOperation]: readonly [method: string, path: string] };

export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly status: number; readonly etag: string | undefined }
  | { readonly ok: false; readonly problem: Problem };

/** What the service refused, or what stands in for its words where no answer came. */
export type Problem = Shown<z.output<typeof problem>> | NoAnswer;
export type NoAnswer = { readonly status: 0; readonly code: 'offline'; readonly title: string; readonly detail: string };
