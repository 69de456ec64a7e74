import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { City } from '../../cities/city.ts';
import { frontDoorHeader } from '../../functions/gate/through-front-door.ts';
import { cityStacks, plainText, type Synthesized, synthesized } from './city-template.ts';
import { policiesOfRoles } from './role-policies.ts';

const firewallArn = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/Firewall/0a1b2c3d-0000-4000-8000-000000000000';
const named = cityStacks({ firewall: true, firewallArn });
const guarded = synthesized(named);
const without = synthesized(cityStacks());

const originsSchema = z.object({
  Origins: z.array(
    z.object({
      DomainName: z.json(),
      OriginCustomHeaders: z.array(z.object({ HeaderName: z.string(), HeaderValue: z.json() })).default([]),
    }),
  ),
});
/** What the front door sends, each with the host that it is sent to. */
function sentBy(template: Synthesized): { readonly name: string; readonly value: string; readonly to: string }[] {
  const [door] = template.ofType('AWS::CloudFront::Distribution');
  return originsSchema
    .parse(door?.properties.DistributionConfig)
    .Origins.flatMap(({ DomainName, OriginCustomHeaders: headers }) =>
      headers.map(({ HeaderName: name, HeaderValue }) => ({ name, value: plainText(HeaderValue), to: JSON.stringify(DomainName) })),
    );
}
const askedFor = (template: Synthesized) => {
  const [authorizer] = template.ofType('AWS::Lambda::Function').filter(({ logicalId }) => logicalId === 'AuthorizeFunction');
  return z.object({ Variables: z.object({ FRONT_DOOR_SECRET: z.string() }) }).parse(authorizer?.properties.Environment).Variables
    .FRONT_DOOR_SECRET;
};
const documentSchema = z.object({ Statement: z.array(z.object({ Action: z.json(), Resource: z.json(), Effect: z.string() })) });
/** Statements about it, each with the role that has it. */
const rightsOnIt = (template: Synthesized) =>
  policiesOfRoles(template).flatMap(({ role, document }) =>
    documentSchema
      .parse(document)
      .Statement.filter(({ Resource }) => JSON.stringify(Resource).includes('/front-door-'))
      .map((statement) => ({ role, ...statement })),
  );
const withoutAuthorizer = (template: Synthesized) =>
  template.ofType('AWS::ApiGateway::Method').filter(({ properties }) => properties.AuthorizationType !== 'CUSTOM');

describe('a firewall before the front door', () => {
  test('has the front door show a secret that CloudFormation makes, to the API alone, by a reference that it resolves in the stack’s own region', () => {
    const [secret, ...others] = guarded.ofType('AWS::SecretsManager::Secret').filter(({ logicalId }) => !logicalId.endsWith('Key'));
    expect(others).toEqual([]);
    expect(secret).toMatchObject({
      logicalId: 'FrontDoorSecret',
      properties: { Name: 'satu-data-kota-tangerang/front-door', GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } },
    });
    expect(secret?.properties).not.toHaveProperty('SecretString');
    expect(sentBy(guarded)).toEqual([
      {
        name: frontDoorHeader,
        value: '{{resolve:secretsmanager:FrontDoorSecret:SecretString:::}}',
        to: expect.stringContaining('.execute-api.ap-southeast-3.'),
      },
    ]);
    const door = named.all.find(({ stackName }) => stackName === 'satu-data-kota-tangerang-door');
    expect(door?.region).toBe('ap-southeast-3');
  });

  test('has the authorizer ask for it by its name, with the right to read it and nothing like it', () => {
    expect(askedFor(guarded)).toBe('satu-data-kota-tangerang/front-door');
    const [right, ...others] = rightsOnIt(guarded);
    expect(others).toEqual([]);
    expect(right).toMatchObject({ role: 'AuthorizeRole', Action: 'secretsmanager:GetSecretValue', Effect: 'Allow' });
    // It stands in the role (docs/decisions/0085-rights-stand-in-the-role.md).
    expect(guarded.ofType('AWS::IAM::Policy')).toHaveLength(without.ofType('AWS::IAM::Policy').length);
    expect(plainText(right?.Resource)).toBe(
      'arn:aws:secretsmanager:ap-southeast-3:AWS::AccountId:secret:satu-data-kota-tangerang/front-door-??????',
    );
  });

  test('has the authorizer asked about every method of the API', () => {
    expect(withoutAuthorizer(without).map(({ logicalId }) => logicalId.split(' ')[0])).toContain('OPTIONS');
    expect(withoutAuthorizer(guarded)).toEqual([]);
  });

  test('leaves the value out of every template, variable and output', () => {
    const references = guarded.text.match(/\{\{resolve:/g) ?? [];
    expect(references).toHaveLength(1);
    expect(JSON.stringify(guarded.ofType('AWS::Lambda::Function'))).not.toContain('resolve:');
    expect(guarded.text).not.toMatch(/"FrontDoorSecret\w*":\s*\{\s*"Value"/);
  });

  test('is deployed in two steps that lock nobody out: the front door shows itself with `firewall`, and is asked with `firewallArn`', () => {
    const first = synthesized(cityStacks({ firewall: true }));
    expect(sentBy(first)).toEqual(sentBy(guarded));
    expect([askedFor(first), rightsOnIt(first)]).toEqual(['none', []]);
    expect(withoutAuthorizer(first)).toEqual(withoutAuthorizer(without));
    // No stack imports it from another: an export could not be taken away while it is imported.
    const exportsOf = (template: Synthesized) => template.text.match(/"Export":/g)?.length;
    expect(exportsOf(guarded)).toBe(exportsOf(without));
  });

  test('that stands elsewhere is asked for as well, and without any there is neither secret nor right nor question', () => {
    const elsewhere = synthesized(cityStacks({ firewallArn }));
    expect(sentBy(elsewhere)).toEqual(sentBy(guarded));
    expect(askedFor(elsewhere)).toBe(askedFor(guarded));
    expect([sentBy(without), askedFor(without), rightsOnIt(without)]).toEqual([[], 'none', []]);
    expect(without.text).not.toContain('FrontDoorSecret');
  });
});

test('a replaced secret goes out when the city’s file names its version: CloudFormation resolves it anew for a distribution that changes', () => {
  const secretVersion = '0a1b2c3d-0000-4000-8000-000000000001';
  const frontDoor: City['frontDoor'] = { distributionId: 'E1A2B3C4D5E6F7', secretVersion };
  const [sent] = sentBy(synthesized(cityStacks({ firewall: true, firewallArn, frontDoor })));
  expect(sent?.value).toBe(`{{resolve:secretsmanager:FrontDoorSecret:SecretString:::${secretVersion}}}`);
});

test('each stage has a secret of its own name', () => {
  const uji = synthesized(cityStacks({ firewall: true, stage: 'uji' }));
  const names = uji.ofType('AWS::SecretsManager::Secret').flatMap(({ properties }) => properties.Name ?? []);
  expect(names).toEqual(['satu-data-kota-tangerang-uji/front-door']);
});
