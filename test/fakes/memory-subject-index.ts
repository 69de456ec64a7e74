import { type DeliverySubjects, type IndexRun, runOf } from '../../functions/model/subject-index.ts';
import type { Bucket } from '../../functions/persons/subject-blocks.port.ts';
import type { IndexRuns, SubjectIndex, SubjectIndexWriter } from '../../functions/persons/subject-index.port.ts';

export type MemorySubjectIndex = SubjectIndex &
  SubjectIndexWriter &
  IndexRuns & {
    readonly deliveries: Map<string, DeliverySubjects>;
    readonly runs: Map<string, IndexRun>;
    readonly buckets: Map<string, Uint8Array>;
  };

/** The subject index, as the catalog table keeps it. */
export function memorySubjectIndex(): MemorySubjectIndex {
  const deliveries = new Map<string, DeliverySubjects>();
  const runs = new Map<string, IndexRun>();
  const buckets = new Map<string, Uint8Array>();
  const nameOf = ({ datasetId, uploadId }: Pick<DeliverySubjects, 'datasetId' | 'uploadId'>) => `${datasetId}/${uploadId}`;
  const runName = (run: Pick<IndexRun, 'datasetId' | 'uploadId' | 'run'>) => `${nameOf(run)}/${run.run}`;
  const bucketName = (of: DeliverySubjects, { kind, number }: Pick<Bucket, 'kind' | 'number'>) =>
    `${nameOf(of)}/${runOf(of)}/${kind}/${number}`;
  const standsAs = (over: DeliverySubjects | undefined, name: string) => {
    const standing = deliveries.get(name);
    return over ? standing !== undefined && runOf(standing) === runOf(over) : standing === undefined;
  };
  return {
    deliveries,
    runs,
    buckets,
    async begin(run) {
      runs.set(runName(run), run);
    },
    async put(subjects, written, over) {
      for (const bucket of written) buckets.set(bucketName(subjects, bucket), bucket.entries);
      if (!standsAs(over, nameOf(subjects))) return 'stale';
      deliveries.set(nameOf(subjects), subjects);
      return 'written';
    },
    async describe(asked) {
      return asked.map((one) => deliveries.get(nameOf(one)));
    },
    async entries(asked) {
      return asked.map((one) => buckets.get(bucketName(one.subjects, one)) ?? new Uint8Array());
    },
    async list(datasetId) {
      return [...runs.values()].filter((run) => run.datasetId === datasetId);
    },
    async withdraw(subjects) {
      if (standsAs(subjects, nameOf(subjects))) deliveries.delete(nameOf(subjects));
    },
    async forget(run) {
      const names = [...buckets.keys()].filter((name) => name.startsWith(`${runName(run)}/`));
      for (const name of names) buckets.delete(name);
      runs.delete(runName(run));
      return names.length;
    },
  };
}
