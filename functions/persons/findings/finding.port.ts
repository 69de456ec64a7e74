import type { FindingsOfList, FindingVerdict, ListFinding } from '../../model/list-finding.ts';

/** What was found of lists. It holds no NIK and no cell: counts, and of some people of each finding the keyed hash. */
export interface FindingStore {
  /** Of every list of which something was found, strongly consistent. */
  list(): Promise<FindingsOfList[]>;
  get(datasetId: string): Promise<FindingsOfList | undefined>;
  /** The people (keyed hashes) kept of that finding, in their order; undefined where it was counted again meanwhile. */
  personsOf(found: FindingsOfList, finding: ListFinding): Promise<string[] | undefined>;
  /** Verdicts on these findings, by `findingId`; those without one are left out. */
  verdicts(findingIds: readonly string[]): Promise<ReadonlyMap<string, FindingVerdict>>;
  /** Writes the verdict if the finding has none; gives what stands afterwards. */
  judge(verdict: FindingVerdict): Promise<FindingVerdict>;
}

/** A finding, and who is kept of it. */
export type FoundPersons = { readonly finding: ListFinding; readonly persons: readonly string[] };

/** What the nightly comparison writes. */
export interface FindingWriter extends Pick<FindingStore, 'list' | 'verdicts'> {
  /** In place of what stood of that list. */
  put(found: Omit<FindingsOfList, 'findings'>, findings: readonly FoundPersons[]): Promise<void>;
  /** All of a list that is none any more; gives of how many findings people were kept. */
  drop(datasetId: string): Promise<number>;
}
