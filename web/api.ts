import type { Outcome, Problem } from './answers.ts';
import { accessToken } from './session.ts';

const silence: Problem = {
  status: 0,
  title: 'Tidak tersambung',
  detail: 'Layanan tidak menjawab. Periksa sambungan, lalu coba lagi.',
  code: 'offline',
};

/** Calls /v1 as whoever is signed in. `etag` is sent as If-Match: the change is made only to what was seen. */
export async function call<T>(method: string, path: string, body?: unknown, etag?: string): Promise<Outcome<T>> {
  const token = accessToken();
  try {
    const response = await fetch(path, {
      method,
      headers: {
        Accept: 'application/json',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(etag ? { 'If-Match': etag } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = response.status === 204 ? undefined : await response.json();
    if (!response.ok) return { ok: false, problem: answer };
    return { ok: true, value: answer, status: response.status, etag: response.headers.get('ETag') ?? undefined };
  } catch {
    return { ok: false, problem: silence };
  }
}
