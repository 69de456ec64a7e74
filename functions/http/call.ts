import type * as z from 'zod';
import type { Principal } from '../model/principal.ts';
import type { FunctionName, OperationName, OperationsOf, routes } from '../routes.ts';
import type { Answer } from './answer.ts';

type Body<N extends OperationName> = (typeof routes)[N] extends { body: infer B extends z.ZodType } ? z.output<B> : undefined;

/** One request, parsed: what an operation gets. */
export type Call<N extends OperationName> = {
  readonly operation: N;
  readonly principal: Principal;
  readonly params: z.output<(typeof routes)[N]['params']>;
  readonly query: z.output<(typeof routes)[N]['query']>;
  readonly body: Body<N>;
  /** The Accept header, lower case; empty where there is none. */
  readonly accept: string;
  /** Asked by HEAD: the answer is that of GET, and a link in it is signed for HEAD. */
  readonly byHead?: true;
  /** The revision from `If-Match`, on PATCH, PUT and DELETE; always there on guarded routes. */
  readonly ifMatch: number | undefined;
  /** On routes that sign, the body that was answered to this `Idempotency-Key` before: nothing is done again but signing. */
  readonly first?: unknown;
  readonly requestId: string;
  readonly now: Date;
};

/** What of a call a decision on its dataset rests on. */
export type DatasetCall = { readonly principal: Principal; readonly params: { readonly datasetId: string }; readonly now: Date };

export type Operation<N extends OperationName> = (call: Call<N>) => Promise<Answer<N>>;

/** All operations of one function, as `serve` wants them: leaving one out does not compile. */
export type Operations<F extends FunctionName> = { readonly [N in OperationsOf<F>]: Operation<N> };
