import type * as z from 'zod';
import type { Action } from '../access/action.ts';
import { none } from '../requests.ts';

/** The Lambda functions that serve HTTP, each a room of `functions/` (`identity` is the room `tokens`). */
export const functionNames = [
  'identity',
  'accounts',
  'catalog',
  'datasets',
  'grants',
  'versions',
  'rows',
  'records',
  'persons',
  'helpdesk',
  'uploads',
  'plans',
  'progress',
  'reports',
  'minutes',
  'reminders',
  'portal',
] as const;
export type FunctionName = (typeof functionNames)[number];

/** HEAD is not among them: whatever answers GET answers it, as GET without the body. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Route = {
  readonly method: Method;
  /** API Gateway resource path; one `{name}` a segment. */
  readonly path: string;
  readonly function: FunctionName;
  readonly action: Action;
  /** Path parameters; one that does not fit is the fixed 404. */
  readonly params: z.ZodObject;
  /** Query parameters; unknown ones are 400. `listRows` and `downloadRows` take more (filters by column) and check them themselves. */
  readonly query: z.ZodObject;
  readonly body?: z.ZodType;
  /** `If-Match` is demanded (428 without, 412 when stale), as on every PATCH. PUT and DELETE honour one that is sent (decisions/0039). */
  readonly guarded?: true;
  /**
   * A POST that may be repeated as it is: no `Idempotency-Key` keeps its answer, which holds signed addresses or tells of this moment
   * alone.
   */
  readonly repeatable?: true;
  /**
   * Its answer holds a signed address (`signed`), which no `Idempotency-Key` keeps: asked again, the operation signs again for what it made
   * first. So does what is told of it as the caller may know it now.
   */
  readonly signs?: true;
  /** The body holds cells: what an `Idempotency-Key` keeps of it is its shape, no digest, since one of a NIK can be guessed. */
  readonly confidential?: true;
  /** Readable across origins by anyone: has the mock OPTIONS preflight (architecture.md, "Front door"). */
  readonly crossOrigin?: true;
};

type Rest = Partial<Omit<Route, 'method' | 'path' | 'function' | 'action'>>;
type Made<M extends Method, P extends string, F extends FunctionName, A extends Action, R extends Rest> = {
  readonly method: M;
  readonly path: P;
  readonly function: F;
  readonly action: A;
  readonly params: R extends { readonly params: infer S } ? S : typeof none;
  readonly query: R extends { readonly query: infer S } ? S : typeof none;
} & Omit<R, 'params' | 'query'>;

/** Makes routes of a method: without `params` or `query` it takes none. */
function routesBy<M extends Method>(method: M) {
  type Given = Readonly<Record<never, never>>;
  function make<const P extends string, F extends FunctionName, A extends Action, const R extends Rest = Given>(
    path: P,
    name: F,
    action: A,
    rest?: R,
  ): Made<M, P, F, A, R>;
  // What the signature above promises; the compiler can't follow a spread of a type that it doesn't know yet.
  function make(path: string, name: FunctionName, action: Action, rest: Rest = {}): object {
    return { method, path, function: name, action, params: none, query: none, ...rest } satisfies Route;
  }
  return make;
}

export const get = routesBy('GET');
export const post = routesBy('POST');
export const put = routesBy('PUT');
export const patch = routesBy('PATCH');
export const remove = routesBy('DELETE');

/** Where most of them stand. */
export const dataset = '/v1/datasets/{datasetId}';
export const upload = `${dataset}/uploads/{uploadId}` as const;
export const version = `${dataset}/versions/{n}` as const;
