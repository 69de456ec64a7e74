import type { IncomingHttpHeaders } from 'node:http';
import type { CorsRule } from './bucket-settings.ts';
import { S3Error } from './s3-error.ts';

type ResponseHeaders = Readonly<Record<string, string>>;

/**
 * What a preflight (OPTIONS) is answered: https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 * @throws S3Error AccessForbidden when no rule fits.
 */
export function preflightHeaders(rules: readonly CorsRule[], headers: IncomingHttpHeaders): ResponseHeaders {
  const origin = headers.origin;
  const method = headers['access-control-request-method'];
  if (origin === undefined || method === undefined) throw new S3Error('AccessForbidden', 'CORSResponse: Origin and method are needed');
  const asked = (headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const rule = rules.find(
    (candidate) => fits(candidate, origin, method) && asked.every((name) => matchesAny(candidate.allowedHeaders, name)),
  );
  if (rule === undefined) throw new S3Error('AccessForbidden', 'CORSResponse: This CORS request is not allowed.');
  return {
    ...allowOrigin(rule, origin),
    ...(asked.length > 0 ? { 'access-control-allow-headers': asked.join(', ') } : {}),
    ...(rule.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(rule.maxAgeSeconds) }),
  };
}

/** What every other answer carries when a browser asks from another origin; empty when no rule fits. */
export function corsHeaders(rules: readonly CorsRule[], origin: string | undefined, method: string): ResponseHeaders {
  const rule = origin === undefined ? undefined : rules.find((candidate) => fits(candidate, origin, method));
  return rule === undefined || origin === undefined ? {} : allowOrigin(rule, origin);
}

function allowOrigin(rule: CorsRule, origin: string): ResponseHeaders {
  const anyOrigin = rule.allowedOrigins.includes('*');
  return {
    'access-control-allow-origin': anyOrigin ? '*' : origin,
    ...(anyOrigin ? {} : { 'access-control-allow-credentials': 'true' }),
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(rule.exposedHeaders?.length ? { 'access-control-expose-headers': rule.exposedHeaders.join(', ') } : {}),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

function fits(rule: CorsRule, origin: string, method: string): boolean {
  return rule.allowedMethods.includes(method) && matchesAny(rule.allowedOrigins, origin);
}

// A pattern holds at most one asterisk.
function matchesAny(patterns: readonly string[] = [], value: string): boolean {
  return patterns.some((pattern) => {
    const [start = '', end] = pattern.toLowerCase().split('*');
    const lower = value.toLowerCase();
    return end === undefined
      ? lower === start
      : lower.length >= start.length + end.length && lower.startsWith(start) && lower.endsWith(end);
  });
}
