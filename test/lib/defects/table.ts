import type { Defect } from './defect.ts';
import { entranceDefects } from './entrance.ts';
import { growingDefects } from './growing.ts';
import { watchingDefects } from './watching.ts';

/** What was found and is a property of the templates; the others have tests elsewhere (docs/proofs.md). */
export const defects: readonly Defect[] = [...entranceDefects, ...watchingDefects, ...growingDefects].toSorted(
  (one, other) => one.number - other.number,
);
