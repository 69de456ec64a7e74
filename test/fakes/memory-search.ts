import { type BirthIndex, birthIndexSchema } from '../../functions/model/birth-index.ts';
import { type SearchGrant, searchGrantSchema } from '../../functions/model/search-grant.ts';
import type { BirthIndexStore } from '../../functions/persons/birth-index.port.ts';
import type { SearchGrantStore } from '../../functions/persons/search-grant.port.ts';

export function memoryBirthIndex(): BirthIndexStore & { readonly indexes: Map<string, BirthIndex> } {
  const indexes = new Map<string, BirthIndex>();
  return {
    indexes,
    async put(index) {
      indexes.set(`${index.datasetId}/${index.uploadId}`, birthIndexSchema.parse(structuredClone(index)));
    },
    get: async (datasetId, uploadId) => structuredClone(indexes.get(`${datasetId}/${uploadId}`)),
  };
}

export function memorySearchGrants(): SearchGrantStore & { readonly grants: Map<string, SearchGrant> } {
  const grants = new Map<string, SearchGrant>();
  return {
    grants,
    async put(grant) {
      grants.set(`${grant.opdId}/${grant.sub}`, searchGrantSchema.parse(structuredClone(grant)));
    },
    get: async (opdId, sub) => structuredClone(grants.get(`${opdId}/${sub}`)),
    ofOpd: async (opdId) => structuredClone([...grants.values()].filter((grant) => grant.opdId === opdId)),
  };
}
