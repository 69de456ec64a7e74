import type { Principal } from '../model/principal.ts';
import { decide } from './decide.ts';
import type { DatasetFacts } from './target.ts';

/**
 * May exact sizes and checksums of rows be told? To anyone who may read all of them without a grant: files are made the same way every time, so the one who has a checksum
 * can try rows until it fits, and a size tells how long they are (access.md, "No oracle"). Grants aren't asked: who holds a whole one fetches the file itself.
 */
export function showsSizes(principal: Principal, dataset: DatasetFacts, now: Date): boolean {
  return decide(principal, 'read-whole', { kind: 'dataset', dataset }, now).effect === 'allow';
}
