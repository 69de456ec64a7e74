import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, type NagPack, ServerlessChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import type { City } from '../../cities/city.ts';
import { acknowledge, acknowledgementsFor } from '../../lib/acknowledgements.ts';
import { cityStack, theCity } from './city-template.ts';

const packs: readonly NagPack[] = [new AwsSolutionsChecks(), new ServerlessChecks()];
const variants: Record<string, Partial<City>> = {
  'as it is': {},
  'with its own certificate, firewall, alarm mail and issuer': {
    certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000',
    firewall: true,
    alarmEmail: 'walidata@example.id',
    identityProvider: {
      issuer: 'https://masuk.example.id',
      clientId: 'portal',
      audience: 'https://data.example.id',
      groupsClaim: 'groups',
      nameClaim: 'name',
    },
  },
};

type Finding = { readonly rule: string; readonly path: string };

function findings(changes: Partial<City>, acknowledged: boolean): Finding[] {
  const stack = cityStack(changes);
  if (acknowledged) acknowledge(stack, acknowledgementsFor({ ...theCity, ...changes }));
  const violations = packs.flatMap((pack) => pack.validateScope(stack).violations);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => ({ rule: ruleName, path: String(constructPath).replace('city/', '') })),
  );
}

describe.each(Object.entries(variants))('cdk-nag on the city %s', (_name, changes) => {
  test('finds nothing that is not acknowledged', () => {
    expect(findings(changes, true)).toEqual([]);
  });

  test('and the CDK itself warns of nothing', () => {
    const warnings = Annotations.fromStack(cityStack(changes)).findWarning('*', Match.anyValue());
    expect(warnings.map(({ id, entry }) => `${id}: ${entry.data}`)).toEqual([]);
  });

  test('finds everything that is acknowledged', () => {
    const found = findings(changes, false);
    const needless = acknowledgementsFor({ ...theCity, ...changes }).filter(
      ({ on, rule }) => !found.some((finding) => finding.rule === rule && finding.path.startsWith(`${on}/`)),
    );
    expect(needless).toEqual([]);
  });
});

test('acknowledgements are this many, each with a reason', () => {
  const acknowledgements = acknowledgementsFor(theCity);
  expect(acknowledgements).toHaveLength(40);
  expect(acknowledgements.filter(({ reason }) => reason.length < 30)).toEqual([]);
});
