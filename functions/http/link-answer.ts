import type { OperationName } from '../routes.ts';
import { ok, type Success } from './answer.ts';
import type { Call } from './call.ts';

type Link = { readonly url: string; readonly expiresAt: string };
type Asked = Pick<Call<OperationName>, 'accept' | 'byHead'>;
/** Of each operation that answers with a link. */
type LinkAnswer = Success<'downloadRows'>;

/**
 * A link that may be opened for a short while: a redirect, or the link itself for callers whose token a redirect would lose (api.md). A client that asked
 * by HEAD follows the redirect by HEAD, and a signed link works for one method alone.
 */
export async function linkAnswer({ accept, byHead }: Asked, sign: (method: 'GET' | 'HEAD') => Promise<Link>): Promise<LinkAnswer> {
  const wantsLink = accept.includes('application/json');
  const { url, expiresAt } = await sign(byHead && !wantsLink ? 'HEAD' : 'GET');
  if (wantsLink) return ok({ url, expiresAt });
  return { status: 302, headers: { Location: url, Vary: 'Accept' } };
}
