import { anonymous, isKind, isOperatorOf, type Principal } from '../model/principal.ts';
import { allow, refuse } from './answers.ts';
import type { Decision } from './decision.ts';
import { seeDataset } from './see-rules.ts';
import type { DatasetFacts } from './target.ts';

const how = 'Berita acara satu OPD hanya dibaca OPD itu sendiri, walidata dan pimpinan.';

/** Minutes of the review of one OPD: its own people, the steward, overseers. */
export function seeMinutes(principal: Principal, opdId: string | undefined): Decision {
  if (isKind(principal, 'steward') || isKind(principal, 'overseer')) return allow('minutes/read', 'sees all OPDs');
  if (opdId !== undefined && isOperatorOf(principal, opdId)) return allow('minutes/read', 'of that OPD');
  return refuse(principal, 'minutes/read', 'not of that OPD', how);
}

/** All of them: drafts, and the annex with what overseers may not know of. The OPD itself and the steward. */
export function seeWholeMinutes(principal: Principal, opdId: string): Decision {
  if (isKind(principal, 'steward')) return allow('minutes/whole', 'steward');
  if (isOperatorOf(principal, opdId)) return allow('minutes/whole', 'of that OPD');
  return refuse(
    principal,
    'minutes/whole',
    'not of that OPD',
    'Konsep dan lampiran berita acara hanya dibaca OPD itu sendiri dan walidata.',
  );
}

/** Whether the dataset stands in the annex alone: overseers know of the datasets that anyone knows of, and of no other. */
export function isInAnnex(dataset: DatasetFacts | undefined): boolean {
  return seeDataset(anonymous, dataset).effect === 'deny';
}
