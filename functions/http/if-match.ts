import { type Problem, stale } from './problem.ts';

/**
 * 412 where the caller named in `If-Match` another state of the resource than the one that stands; undefined where it is the one, or none was named.
 * `standing` is undefined for what is not there yet, and for what has no ETag: no tag is of it (RFC 9110, section 13.1.1). Asked after access is decided.
 */
export function staleFor({ ifMatch }: { readonly ifMatch: number | undefined }, standing: number | undefined): Problem | undefined {
  return ifMatch === undefined || ifMatch === standing ? undefined : stale();
}
