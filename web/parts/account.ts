import { lookForSignIn } from '../session/session.ts';
import { isSignedIn } from '../session/standing.ts';
import { call } from './api.ts';
import type { Outcome } from './api-call.ts';
import type { Me, Opd } from './api-nouns.ts';

let asked: Promise<Outcome<Me>> | undefined;

let looked: Promise<void> | undefined;

/** Who is signed in, asked once a page; undefined when nobody is. A page for accounts leaves to look for a sign-in of this browser. */
export async function account(): Promise<Outcome<Me> | undefined> {
  if (!isSignedIn()) {
    if (document.body.dataset.forAccounts === undefined) return undefined;
    looked ??= lookForSignIn();
    await looked;
    return undefined;
  }
  asked ??= call('whoAmI');
  return asked;
}

/** The OPDs that the account works for, with their names. */
export async function ownOpds(me: Me): Promise<Opd[]> {
  const ids = [...new Set(me.kinds.flatMap((kind) => ('opdId' in kind ? [kind.opdId] : [])))];
  return Promise.all(ids.map(async (opdId) => ({ opdId, name: await opdName(opdId) })));
}

export async function opdName(opdId: string): Promise<string> {
  const found = await call('getOpd', { params: { opdId } });
  return found.ok ? found.value.name : opdId;
}
