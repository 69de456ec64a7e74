import type * as z from 'zod';
import type { Described, Redirect, SuccessStatus, Text, WrittenJson } from '../answers/described.ts';
import type { Shown } from '../answers/shown.ts';
import type { answers } from '../answers.ts';
import type { OperationName } from '../routes.ts';
import type { Problem } from './problem.ts';

/** What an operation answers, by the table of functions/answers.ts, or a problem. */
export type Answer<N extends OperationName> = Success<N> | Problem;

/** One of the operation's successes. */
export type Success<N extends OperationName> = {
  [S in keyof Contents<N>]: SuccessOf<AlikeStatuses<Contents<N>, S>, Each<Contents<N>[S]>, HeadersOf<Table[N]>>;
}[keyof Contents<N>];

/** The JSON of the operation's successes, as the one who called reads it. */
export type AnswerBody<N extends OperationName> = BodyOf<Each<Contents<N>[keyof Contents<N>]>>;

type Table = typeof answers;
type Contents<N extends OperationName> = Table[N]['success'];
/** The statuses whose content is that of `S`, so that one answer may have one or the other. */
type AlikeStatuses<C, S extends keyof C> = { [K in keyof C]: [C[K], C[S]] extends [C[S], C[K]] ? K : never }[keyof C];
type Each<C> = C extends readonly unknown[] ? C[number] : C;
type BodyOf<C> = C extends z.ZodType ? Shown<z.output<C>> : C extends WrittenJson<infer S> ? Shown<z.output<S>> : never;
type Headers = Readonly<Record<string, string>>;
type HeadersOf<D extends Described> = D extends { readonly headers: readonly (infer H extends string)[] }
  ? { readonly headers: Headers & { readonly [K in H]: string } }
  : { readonly headers?: Headers };

type Logged = {
  readonly log?: Readonly<Record<string, string | number>>;
  /** The front door may keep it: `keptOf` said so of all that it tells. Without a word it may not. */
  readonly kept?: true;
};

/** Members of the body that hold a signed address are in `signed`: sent with it, never kept under an `Idempotency-Key`. */
type Signed = { readonly signed?: Readonly<Record<string, unknown>> };

type SuccessOf<S, C, H> = C extends z.ZodType
  ? { readonly status: S; readonly body: Shown<z.output<C>>; readonly text?: undefined } & H & Signed & Logged
  : C extends WrittenJson | Text
    ? { readonly status: S; readonly text: string; readonly body?: undefined; readonly headers: Headers } & H & Logged
    : C extends Redirect
      ? { readonly status: S; readonly headers: Headers & { readonly Location: string }; readonly body?: undefined } & Logged
      : never;

/** Any operation's answer: JSON (`body`), or text with its own content type (`text`), or neither, or a problem. */
export type AnyAnswer = AnySuccess | Problem;

export type AnySuccess = {
  readonly status: SuccessStatus;
  readonly body?: unknown;
  readonly signed?: Readonly<Record<string, unknown>>;
  /** Sent as it is, with the content type of `headers`. */
  readonly text?: string | undefined;
  readonly headers?: Headers;
} & Logged;

type Ok<B> = { readonly status: 200; readonly body: B };

/** 200 with that body. */
export function ok<B>(body: B): Ok<B>;
export function ok<B, H extends Headers>(body: B, headers: H): Ok<B> & { readonly headers: H };
export function ok<B>(body: B, headers?: Headers): Ok<B> & { readonly headers?: Headers } {
  return headers ? { status: 200, body, headers } : { status: 200, body };
}

export function isProblem(answer: AnyAnswer): answer is Problem {
  return 'code' in answer;
}
