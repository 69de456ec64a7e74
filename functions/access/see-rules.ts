import { traitsOf } from '../model/access-level.ts';
import { isKind, isOperatorOf, type Principal } from '../model/principal.ts';
import { allow, gone, unknown } from './answers.ts';
import type { Decision } from './decision.ts';
import type { DatasetFacts } from './target.ts';

/**
 * See = metadata (access.md, "Reading"). The owning OPD and the steward see every dataset in every state; everyone else sees what is
 * published and not closed. What was once public answers them 410, what never was answers 404.
 */
export function seeDataset(principal: Principal, dataset: DatasetFacts | undefined): Decision {
  if (!dataset) return unknown('see/nonexistent', 'no such dataset');
  if (isOperatorOf(principal, dataset.opdId)) return allow('see/owner', 'owning OPD');
  if (isKind(principal, 'steward')) return allow('see/steward', 'steward');
  const hiddenBecause = reasonToHide(dataset);
  if (!hiddenBecause) return allow(`see/${dataset.access}`, `published and ${dataset.access}`);
  return dataset.oncePublic ? gone('see/once-public', hiddenBecause) : unknown('see/never-public', hiddenBecause);
}

function reasonToHide(dataset: DatasetFacts): string | undefined {
  if (dataset.state === 'draft') return 'draft';
  if (dataset.state === 'withdrawn') return 'withdrawn';
  return traitsOf(dataset).isSeenByAll ? undefined : dataset.access;
}
