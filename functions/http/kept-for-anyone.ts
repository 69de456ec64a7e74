import { keptOf } from '../access/kept-at-edge.ts';
import type { Principal } from '../model/principal.ts';
import type { AnyAnswer } from './answer.ts';

/**
 * An operation about no single dataset that tells somebody without a token what anyone may know: lists of what is there, and words that are the same for everybody. The front door may keep that
 * (decisions/0077). Named one by one where a room's operations are put together; what is not, is not kept.
 */
export function keptForAnyone<C extends { readonly principal: Principal }, A extends AnyAnswer>(
  operation: (call: C) => Promise<A>,
): (call: C) => Promise<A> {
  return async (call) => ({ ...(await operation(call)), ...keptOf(call.principal) });
}
