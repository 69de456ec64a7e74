import type { Problem } from '../http/problem.ts';

/** 403 for what the access table allows and the request itself forbids: who asked, and for whom. */
export function refused(rule: string, detail: string): Problem {
  return { status: 403, code: 'forbidden', detail, log: { decision: 'deny', rule } };
}
