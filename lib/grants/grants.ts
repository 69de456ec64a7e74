import type { LambdaName } from '../function-settings.ts';
import type { Grant } from './grant.ts';
import { operationGrants } from './operation-grants.ts';
import { workerGrants } from './worker-grants.ts';

/**
 * The whole of what each function may do (its logs and traces apart): function → target → actions. Nobody has Scan. Reads and writes of a
 * table name the partitions that they may touch (IAM knows no condition on sort keys). Only `accounts` writes an ACCOUNT; an ACCOUNT is read
 * by those that decide about reading, too; `datasets` hides and `refresh` unhides, both in CATALOG. Deletions are of a claimed idempotency key,
 * of a waiting review or access request, of the note on a file in the making, of the note on a run that indexes, of a note that an upload waits for an answer, and of an entry in the register of exemptions.
 * Objects are removed by version alone: by `retain` once the retention of their dataset is over, by `keep-index` blocks of the subject index that nobody is led to, by
 * `settle-lists` lists of persons that it has settled.
 */
export const grants: Readonly<Record<LambdaName, readonly Grant[]>> = { ...operationGrants, ...workerGrants };
