import type { Problem } from './problem.ts';

/** What an operation answers: JSON (`body`), or text with its own content type, or a problem. */
export type Answer = Success | Problem;

export type Success = {
  /** 404 and 410 as a success: pages for people, who get HTML and not a problem. */
  readonly status: 200 | 201 | 202 | 204 | 302 | 404 | 410;
  readonly body?: unknown;
  /** Members of the body that hold a signed address: sent with it, never kept under an `Idempotency-Key`. */
  readonly signed?: Readonly<Record<string, unknown>>;
  /** Sent as it is, with the content type of `headers`; JSON that must keep exact number literals also comes this way. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly log?: Readonly<Record<string, string | number>>;
};

export function ok(body: unknown, headers?: Readonly<Record<string, string>>): Success {
  return headers ? { status: 200, body, headers } : { status: 200, body };
}

export function isProblem(answer: Answer): answer is Problem {
  return 'code' in answer;
}
