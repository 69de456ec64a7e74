import { isPublic } from '../model/access-level.ts';
import { institutionsOf, nameOfPrincipal, type Principal, principalIdOf } from '../model/principal.ts';
import type { Decision } from './decision.ts';
import type { AccessRecord } from './record.port.ts';
import type { DatasetFacts } from './target.ts';

/** What was looked at: rows of a version, or cells of an upload, which may be of no version. */
export type Accessed = { readonly versionNumber?: number | undefined; readonly uploadId?: string };

/**
 * True for a read of what is not open to all: rows that are limited, closed or not published, and cells of any upload, since a delivered file is never published
 * as it came (access.md: no record, no read).
 */
export function needsRecord(dataset: DatasetFacts, { uploadId }: Accessed = {}): boolean {
  return uploadId !== undefined || !isPublic(dataset) || dataset.state !== 'published';
}

type Look = Accessed & {
  readonly principal: Principal;
  readonly operation: string;
  readonly requestId: string;
  readonly now: Date;
  readonly dataset: DatasetFacts;
  readonly decision: Decision;
  /** A ULID. */
  readonly recordId: string;
};

/** The record of one look: who, for which body and purpose, at which version or upload, by which rule. It holds no cell. */
export function recordOf(look: Look): AccessRecord {
  const { grant } = look.decision;
  return {
    datasetId: look.dataset.datasetId,
    recordId: look.recordId,
    at: look.now.toISOString(),
    principalId: principalIdOf(look.principal),
    name: nameOfPrincipal(look.principal),
    institutions: institutionsOf(look.principal),
    operation: look.operation,
    ...(look.versionNumber === undefined ? {} : { versionNumber: look.versionNumber }),
    ...(look.uploadId === undefined ? {} : { uploadId: look.uploadId }),
    rule: look.decision.rule,
    requestId: look.requestId,
    ...(grant ? { purpose: grant.purpose, grantRequestId: grant.requestId } : {}),
  };
}
