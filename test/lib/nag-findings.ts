import { AwsSolutionsChecks, type NagPack, ServerlessChecks } from 'cdk-nag';
import type { City } from '../../cities/city.ts';
import { acknowledge } from '../../lib/acknowledged/acknowledge.ts';
import { acknowledgementsFor } from '../../lib/acknowledged/acknowledgements.ts';
import { exportNames } from '../../lib/acknowledged/export-names.ts';
import { cityStacks, templateTexts, theCity } from './city-template.ts';

export type Finding = { readonly rule: string; readonly path: string };

const packs: readonly NagPack[] = [new AwsSolutionsChecks(), new ServerlessChecks()];

/**
 * What cdk-nag finds in the city's stacks with these settings changed; of what is acknowledged nothing, where `acknowledged` is true. Asked once the stacks
 * are synthesized, as the synthesis asks: only then does an import go by its export's name, which is written here as what it stands for.
 */
export function nagFindings(changes: Partial<City>, acknowledged: boolean): Finding[] {
  const stacks = cityStacks(changes);
  if (acknowledged) acknowledge(stacks, acknowledgementsFor({ ...theCity, ...changes }));
  templateTexts(stacks);
  const attributes = new Map([...exportNames(stacks)].map(([attribute, name]) => [name, attribute]));
  const violations = packs.flatMap((pack) => pack.validateScope(stacks).violations);
  return violations.flatMap(({ ruleName, violatingResources }) => {
    const rule = ruleName.replace(/::([\w-]+:\w+)/, (whole, name: string) => (attributes.has(name) ? `::${attributes.get(name)}` : whole));
    return violatingResources.map(({ constructPath }) => ({ rule, path: String(constructPath).replace('city/', '') }));
  });
}
