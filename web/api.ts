import type { Outcome, Problem } from './answers.ts';
import { freshToken, tokenAfter } from './session.ts';

const silence: Problem = {
  status: 0,
  title: 'Tidak tersambung',
  detail: 'Layanan tidak menjawab. Periksa sambungan, lalu coba lagi.',
  code: 'offline',
};

type Asked = { readonly method: string; readonly path: string; readonly body: unknown; readonly etag: string | undefined };

/** Calls /v1 as the one who is signed in. `etag` is sent as If-Match: the change is made only to what was seen. */
export async function call<T>(method: string, path: string, body?: unknown, etag?: string): Promise<Outcome<T>> {
  try {
    const response = await sendAsCaller({ method, path, body, etag });
    const answer = response.status === 204 ? undefined : await response.json();
    if (!response.ok) return { ok: false, problem: answer };
    return { ok: true, value: answer, status: response.status, etag: response.headers.get('ETag') ?? undefined };
  } catch {
    return { ok: false, problem: silence };
  }
}

/** A token that is refused is renewed once: 401 came from the gate, so nothing was done yet. */
async function sendAsCaller(asked: Asked): Promise<Response> {
  const token = await freshToken();
  const response = await send(asked, token);
  if (response.status !== 401 || token === undefined) return response;
  const another = await tokenAfter(token);
  return another === undefined ? response : send(asked, another);
}

function send({ method, path, body, etag }: Asked, token: string | undefined): Promise<Response> {
  return fetch(path, {
    method,
    headers: {
      Accept: 'application/json',
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(etag ? { 'If-Match': etag } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
