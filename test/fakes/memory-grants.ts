import type { GrantStore } from '../../functions/grants/grant.port.ts';
import { type Grant, grantSchema } from '../../functions/model/grant.ts';

/** Grants in memory; parses what is written, as the adapter parses what it reads. */
export function memoryGrants(...seeds: Grant[]): GrantStore & { readonly grants: Map<string, Grant> } {
  const grants = new Map<string, Grant>();
  const keyOf = ({ datasetId, institution }: Pick<Grant, 'datasetId' | 'institution'>) => `${datasetId}#${institution}`;
  const write = (grant: Grant) => grants.set(keyOf(grant), grantSchema.parse(structuredClone(grant)));
  for (const seed of seeds) write(seed);
  return {
    grants,
    async get(datasetId, institution) {
      return structuredClone(grants.get(keyOf({ datasetId, institution })));
    },
    async list(datasetId, limit, cursor) {
      const own = [...grants.values()]
        .filter((grant) => grant.datasetId === datasetId && (cursor === undefined || grant.institution > cursor))
        .sort((one, other) => (one.institution < other.institution ? -1 : 1));
      const items = structuredClone(own.slice(0, limit));
      const last = items.at(-1);
      return { items, ...(own.length > limit && last ? { next: last.institution } : {}) };
    },
    async put(grant) {
      const standing = grants.get(keyOf(grant));
      if (standing && !goesBefore(standing, grant)) return 'older';
      write(grant);
      return 'written';
    },
    async replace(grant, before) {
      const standing = grants.get(keyOf(grant));
      const isSame = standing?.requestId === before.requestId && standing.grantedAt === before.grantedAt && standing.until === before.until;
      if (!standing || !isSame || standing.revoked) return 'stale';
      write(grant);
      return 'written';
    },
  };
}

/** The standing one was granted first, and not revoked since the other was granted. */
function goesBefore(standing: Grant, grant: Grant): boolean {
  if (standing.revoked && standing.revoked.at >= grant.grantedAt) return false;
  if (standing.grantedAt !== grant.grantedAt) return standing.grantedAt < grant.grantedAt;
  return standing.requestId < grant.requestId;
}
