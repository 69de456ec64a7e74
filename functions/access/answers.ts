import type { Principal } from '../model/principal.ts';
import type { Decision } from './decision.ts';

/** Yes. In all of these `rule` names the row of access.md, and `reason` is what the log says. */
export function allow(rule: string, reason: string): Decision {
  return { effect: 'allow', rule, reason };
}

/** 404: it does not exist, or the caller may not know that it does. */
export function unknown(rule: string, reason: string): Decision {
  return { effect: 'deny', answer: 404, rule, reason };
}

/** 410: it was public and is not any more. */
export function gone(rule: string, reason: string): Decision {
  return { effect: 'deny', answer: 410, rule, reason };
}

/** 403, with the sentence that says who may and how to ask. */
export function forbidden(rule: string, reason: string, how: string): Decision {
  return { effect: 'deny', answer: 403, rule, reason, how };
}

/** 401 for callers who did not say who they are, where knowing could help; 403 for everyone else. */
export function refuse(principal: Principal, rule: string, reason: string, how: string): Decision {
  return principal.type === 'anonymous' ? { effect: 'deny', answer: 401, rule, reason } : forbidden(rule, reason, how);
}
