import { Annotations, Match } from 'aws-cdk-lib/assertions';
import type { CityStacks } from '../../lib/stacks/city-stacks.ts';

/** What the CDK warns of in the city's stacks: the warning's id, and its text. */
export function warningsOf(stacks: CityStacks): { readonly id: string; readonly text: string }[] {
  const found = stacks.all.flatMap((stack) => Annotations.fromStack(stack).findWarning('*', Match.anyValue()));
  return found.map(({ id, entry }) => ({ id, text: String(entry.data) }));
}
