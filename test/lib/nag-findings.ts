import { AwsSolutionsChecks, type NagPack, ServerlessChecks } from 'cdk-nag';
import type { City } from '../../cities/city.ts';
import { acknowledge, acknowledgementsFor } from '../../lib/acknowledgements.ts';
import { cityStack, theCity } from './city-template.ts';

export type Finding = { readonly rule: string; readonly path: string };

const packs: readonly NagPack[] = [new AwsSolutionsChecks(), new ServerlessChecks()];

/** What cdk-nag finds in the city's stack with these settings changed; of what is acknowledged nothing, where `acknowledged` is true. */
export function nagFindings(changes: Partial<City>, acknowledged: boolean): Finding[] {
  const stack = cityStack(changes);
  if (acknowledged) acknowledge(stack, acknowledgementsFor({ ...theCity, ...changes }));
  const violations = packs.flatMap((pack) => pack.validateScope(stack).violations);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => ({ rule: ruleName, path: String(constructPath).replace('city/', '') })),
  );
}
