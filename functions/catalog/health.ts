import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';

/** GET /v1/health: the API answers; nothing behind it is asked. */
export function health(): Operation<'health'> {
  return async (call) => ok({ status: 'ok', at: call.now.toISOString() });
}
