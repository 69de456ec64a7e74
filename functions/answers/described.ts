import type * as z from 'zod';
import type { ProblemCode } from '../messages/problem.ts';

/** JSON that an operation writes itself, since its numbers must stay exact or it stands so in storage: `schema` says what it holds. */
export type WrittenJson<S extends z.ZodType = z.ZodType> = { readonly written: S };
export type Text = { readonly mediaType: 'text/csv' | 'text/calendar' | 'text/html' | 'text/plain' | 'image/svg+xml' | 'application/xml' };
/** 302 or 308 with a `Location`. */
export type Redirect = { readonly leadsTo: string };

/** What a success carries. */
export type Content = z.ZodType | WrittenJson | Text | Redirect;

export type SuccessStatus = 200 | 201 | 202 | 302 | 308 | 404 | 410;
export type HeaderName = 'ETag' | 'Location' | 'Link' | 'Vary' | 'Retry-After';

/** One operation's answers (functions/answers.ts). */
export type Described = {
  /** One line, Bahasa Indonesia. */
  readonly summary: string;
  /** By status; several contents where `Accept` chooses. 404 and 410 as a success: pages for people. */
  readonly success: { readonly [S in SuccessStatus]?: Content | readonly Content[] };
  /** On every success that is no redirect; those in `sometimes` where there is something to say. */
  readonly headers?: readonly HeaderName[];
  readonly sometimes?: readonly HeaderName[];
  readonly problems: readonly ProblemCode[];
  /** The same for every caller: a token changes nothing. */
  readonly sameForAll?: true;
};

export const csv = { mediaType: 'text/csv' } as const satisfies Text;
export const calendar = { mediaType: 'text/calendar' } as const satisfies Text;
export const svg = { mediaType: 'image/svg+xml' } as const satisfies Text;
export const xml = { mediaType: 'application/xml' } as const satisfies Text;
export const plain = { mediaType: 'text/plain' } as const satisfies Text;
export const page = { mediaType: 'text/html' } as const satisfies Text;
export const slashless = { leadsTo: 'Alamat yang sama tanpa garis miring di akhirnya.' } as const satisfies Redirect;
export const ofTheSuccessor = { leadsTo: 'Alamat yang sama milik OPD penerusnya.' } as const satisfies Redirect;
export const download = { leadsTo: 'Tautan unduh yang berlaku paling lama 60 detik.' } as const satisfies Redirect;

export function written<S extends z.ZodType>(schema: S): WrittenJson<S> {
  return { written: schema };
}
