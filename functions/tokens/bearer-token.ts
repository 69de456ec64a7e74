import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';

export type Credentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'malformed'; readonly why: string };

/** RFC 6750 §2.1 with RFC 7515 §3.1: the scheme, one space, the three parts of a JWS in compact form, none of them empty. */
const bearer = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i;

/**
 * The token of a request. Only a request without any `Authorization` is anonymous; an empty, doubled, comma-joined or otherwise
 * strange one is malformed (access.md, "Who is calling"). Both readings that API Gateway gives are compared: they must agree.
 */
export function readCredentials(event: Pick<APIGatewayRequestAuthorizerEvent, 'headers' | 'multiValueHeaders'>): Credentials {
  const many = entriesNamed(event.multiValueHeaders ?? {}).map(([, values]) => values ?? []);
  const single = entriesNamed(event.headers ?? {}).map(([, value]) => value ?? '');
  if (many.length === 0 && single.length === 0) return { kind: 'none' };
  const values = many.length > 0 ? many.flat() : single;
  const [value] = values;
  if (value === undefined || values.length > 1 || single.length > 1) return { kind: 'malformed', why: 'not exactly one value' };
  if (single.length === 1 && single[0] !== value) return { kind: 'malformed', why: 'two readings differ' };
  const token = bearer.exec(value)?.[1];
  return token ? { kind: 'bearer', token } : { kind: 'malformed', why: 'not a bearer token' };
}

function entriesNamed<T>(headers: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(headers).filter(([name]) => name.toLowerCase() === 'authorization');
}
