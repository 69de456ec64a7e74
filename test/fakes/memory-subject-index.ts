import type { DeliverySubjects } from '../../functions/model/subject-index.ts';
import type { Bucket } from '../../functions/persons/subject-blocks.port.ts';
import type { SubjectIndex, SubjectIndexWriter } from '../../functions/persons/subject-index.port.ts';

export type MemorySubjectIndex = SubjectIndex & SubjectIndexWriter & { readonly deliveries: Map<string, DeliverySubjects> };

/** The subject index, as the catalog table keeps it. */
export function memorySubjectIndex(): MemorySubjectIndex {
  const deliveries = new Map<string, DeliverySubjects>();
  const buckets = new Map<string, Uint8Array>();
  const nameOf = ({ datasetId, uploadId }: Pick<DeliverySubjects, 'datasetId' | 'uploadId'>) => `${datasetId}/${uploadId}`;
  const bucketName = (of: DeliverySubjects, { kind, number }: Pick<Bucket, 'kind' | 'number'>) => `${kind}/${number}/${nameOf(of)}`;
  return {
    deliveries,
    async put(subjects, written) {
      for (const bucket of written) buckets.set(bucketName(subjects, bucket), bucket.entries);
      deliveries.set(nameOf(subjects), subjects);
    },
    async describe(asked) {
      return asked.map((one) => deliveries.get(nameOf(one)));
    },
    async entries(asked) {
      return asked.map((one) => buckets.get(bucketName(one.subjects, one)) ?? new Uint8Array());
    },
  };
}
