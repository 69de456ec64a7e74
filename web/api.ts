import { accessToken } from './session.ts';

/** A problem+json, or what stands in for one when no answer came. */
export type Problem = { readonly status: number; readonly title: string; readonly detail: string; readonly code: string };
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly status: number }
  | { readonly ok: false; readonly problem: Problem };

export type Me = {
  readonly sub: string;
  readonly name: string;
  readonly kinds: readonly { readonly kind: string; readonly opdId?: string }[];
};
export type Upload = {
  readonly uploadId: string;
  readonly datasetId: string;
  readonly state: string;
  readonly fileName: string;
  readonly message: string;
  readonly period?: string;
  readonly versionNumber?: number;
  readonly counts?: { readonly rows: number; readonly validRows: number; readonly errors: number };
  readonly reviewReasons?: readonly string[];
  readonly at: Readonly<Record<string, string>>;
};
export type Page<T> = { readonly items: readonly T[]; readonly total?: number; readonly next?: string };
export type Dataset = {
  readonly datasetId: string;
  readonly title: string;
  readonly description: string;
  readonly opdId: string;
  readonly opdName?: string;
  readonly access: 'open' | 'limited' | 'closed';
  readonly state: string;
  readonly cadence: string;
  readonly nextDue?: string;
  readonly rows?: number;
  readonly currentVersion?: number;
  readonly updatedAt: string;
};

/** Calls /v1 as whoever is signed in. */
export async function call<T>(method: string, path: string, body?: unknown): Promise<Outcome<T>> {
  const token = accessToken();
  try {
    const response = await fetch(path, {
      method,
      headers: {
        Accept: 'application/json',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = response.status === 204 ? undefined : await response.json();
    return response.ok ? { ok: true, value: answer, status: response.status } : { ok: false, problem: answer };
  } catch {
    return {
      ok: false,
      problem: {
        status: 0,
        title: 'Tidak tersambung',
        detail: 'Layanan tidak menjawab. Periksa sambungan, lalu coba lagi.',
        code: 'offline',
      },
    };
  }
}
