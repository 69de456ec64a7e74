import type { CachePolicyModel } from '../assembly/door-policies.ts';

/** Statuses of errors that CloudFront keeps whatever they say, and those that it keeps by their own word alone ("HTTP 4xx and 5xx status codes that CloudFront caches"). */
const keptAlways: readonly number[] = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504];
const keptByTheirWord: readonly number[] = [412, 415];
const usualErrorSeconds = 10;

/**
 * For how many seconds CloudFront keeps an answer: by its Cache-Control within the policy's bounds ("Manage how long content stays in the cache"). An error for at least so long as the template
 * says, 10 seconds where it says nothing, `no-store` or not.
 */
export function lifetimeOf(
  status: number,
  cacheControl: string | undefined,
  policy: CachePolicyModel,
  errorSeconds: ReadonlyMap<number, number>,
): number {
  if (policy.maxSeconds === 0 && status < 400) return 0;
  const directives = directivesOf(cacheControl);
  const told = secondsOf(directives, 's-maxage') ?? secondsOf(directives, 'max-age');
  if (keptAlways.includes(status)) return Math.max(errorSeconds.get(status) ?? usualErrorSeconds, told ?? 0);
  if (status >= 400) return keptByTheirWord.includes(status) ? (told ?? 0) : 0;
  if (['no-store', 'no-cache', 'private'].some((name) => directives.has(name))) return policy.minSeconds;
  return Math.min(Math.max(told ?? policy.defaultSeconds, policy.minSeconds), policy.maxSeconds);
}

function directivesOf(cacheControl = ''): ReadonlyMap<string, string> {
  return new Map(
    cacheControl.split(',').map((part) => {
      const [name = '', value = ''] = part.split('=').map((text) => text.trim());
      return [name.toLowerCase(), value];
    }),
  );
}

function secondsOf(directives: ReadonlyMap<string, string>, name: string): number | undefined {
  const value = directives.get(name);
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}
