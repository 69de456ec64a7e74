import {
  type FindingsOfList,
  type FindingVerdict,
  findingName,
  findingsOfListSchema,
  findingVerdictSchema,
} from '../../functions/model/list-finding.ts';
import type { FindingStore, FindingWriter } from '../../functions/persons/findings/finding.port.ts';

/** Findings in memory; parses what is written, as the adapter parses what it reads. */
export function memoryFindings(): FindingStore & FindingWriter & { readonly kept: Map<string, FindingsOfList> } {
  const kept = new Map<string, FindingsOfList>();
  const persons = new Map<string, { readonly countedAt: string; readonly persons: readonly string[] }>();
  const verdicts = new Map<string, FindingVerdict>();
  const drop = (datasetId: string) => {
    kept.delete(datasetId);
    const keys = [...persons.keys()].filter((key) => key.startsWith(`${datasetId}\n`));
    for (const key of keys) persons.delete(key);
    return keys.length;
  };
  return {
    kept,
    async list() {
      return structuredClone([...kept.values()].sort((one, other) => (one.datasetId < other.datasetId ? -1 : 1)));
    },
    async get(datasetId) {
      return structuredClone(kept.get(datasetId));
    },
    async personsOf({ datasetId, countedAt }, finding) {
      const found = persons.get(`${datasetId}\n${findingName(finding)}`);
      return found?.countedAt === countedAt ? [...found.persons] : undefined;
    },
    async verdicts(findingIds) {
      return new Map(findingIds.flatMap((id) => verdicts.get(id) ?? []).map((verdict) => [verdict.findingId, structuredClone(verdict)]));
    },
    async judge(verdict) {
      const standing = verdicts.get(verdict.findingId) ?? findingVerdictSchema.parse(structuredClone(verdict));
      verdicts.set(verdict.findingId, standing);
      return standing;
    },
    async put(found, findings) {
      drop(found.datasetId);
      for (const { finding, persons: some } of findings) {
        persons.set(`${found.datasetId}\n${findingName(finding)}`, { countedAt: found.countedAt, persons: [...some] });
      }
      kept.set(
        found.datasetId,
        findingsOfListSchema.parse({ ...found, findings: findings.map(({ finding }) => structuredClone(finding)) }),
      );
    },
    async drop(datasetId) {
      return drop(datasetId);
    },
  };
}
