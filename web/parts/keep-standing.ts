import { isSignedIn, markStanding, stewardKey } from '../session/standing.ts';
import { account } from './account.ts';
import { isSteward } from './may.ts';

/** Keeps what /v1 says of this session for the next page, whose first paint has the ways of the walidata then, and marks this one. */
export async function keepStanding(): Promise<void> {
  const me = await account();
  // Signed out meanwhile, nothing is kept.
  if (me === undefined || !isSignedIn()) sessionStorage.removeItem(stewardKey);
  else if (me.ok && isSteward(me.value)) sessionStorage.setItem(stewardKey, 'true');
  else if (me.ok) sessionStorage.removeItem(stewardKey);
  // No answer is no news: a page that was left before it came must not make the next one forget who is here.
  markStanding();
}
