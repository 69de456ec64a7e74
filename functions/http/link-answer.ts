import { ok, type Success } from './answer.ts';

/** A link that may be opened for a short while: a redirect, or the link itself for callers whose token a redirect would lose (api.md). */
export function linkAnswer(accept: string, { url, expiresAt }: { readonly url: string; readonly expiresAt: string }): Success {
  if (accept.includes('application/json')) return ok({ url, expiresAt });
  return { status: 302, headers: { Location: url, Vary: 'Accept' } };
}
