import { freshToken, tokenAfter } from './session.ts';

type Sent = { readonly method: string; readonly headers: Readonly<Record<string, string>>; readonly body?: string };

/** Sends as the one who is signed in. A token that is refused is renewed once: 401 came from the gate, so nothing was done yet. */
export async function sendAsCaller(address: string, sent: Sent): Promise<Response> {
  const token = await freshToken();
  const response = await send(address, sent, token);
  if (response.status !== 401 || token === undefined) return response;
  const another = await tokenAfter(token);
  return another === undefined ? response : send(address, sent, another);
}

function send(address: string, sent: Sent, token: string | undefined): Promise<Response> {
  const headers = { ...sent.headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  return fetch(address, { ...sent, headers });
}
