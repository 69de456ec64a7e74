import * as z from 'zod';
import type { AccountFilter } from './account-store.ts';

const attribute = z.enum(['username', 'sub', 'email', 'name']);
const mark = z.strictObject({ after: z.int() });

/** `email = "…"`, or `^=` for a beginning (ListUsers, "Filter"); undefined for what is no filter on username, sub, email or name. */
export function readFilter(text: string): AccountFilter | undefined {
  const [, name, operator, quoted = ''] = /^\s*"?(\w+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(text) ?? [];
  const asked = attribute.safeParse(name);
  if (!asked.success) return undefined;
  return { attribute: asked.data, begins: operator === '^=', value: quoted.replace(/\\(.)/g, '$1') };
}

/** Where a page begins, from the token that the page before it gave; undefined for any other text. */
export function readPage(token: string | undefined): number | undefined {
  if (token === undefined) return 0;
  try {
    return mark.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8'))).after;
  } catch {
    return undefined;
  }
}

export function writePage(after: number): string {
  return Buffer.from(JSON.stringify({ after })).toString('base64url');
}
