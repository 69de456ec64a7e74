import { isLive, readSession } from './token-session.ts';

/** Where this tab keeps its session, and that /v1 called its account a steward. */
export const sessionKey = 'satudata-session';
export const stewardKey = 'satudata-steward';

/** True while somebody is signed in here. */
export function isSignedIn(): boolean {
  return isLive(readSession(sessionStorage.getItem(sessionKey)), Date.now());
}

/** Marks the document with who is here, by which the styles choose the ways at its top. */
export function markStanding(): void {
  const { dataset } = document.documentElement;
  const signedIn = isSignedIn();
  dataset.session = signedIn && sessionStorage.getItem(stewardKey) !== null ? 'steward' : signedIn ? 'account' : 'none';
}
