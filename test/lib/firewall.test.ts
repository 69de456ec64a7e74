import { describe, expect, test } from 'vitest';
import { cityStacks, synthesized } from './city-template.ts';
import { warningsOf } from './warnings.ts';

const firewallArn = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/Firewall/0a1b2c3d-0000-4000-8000-000000000000';

describe('the firewall', () => {
  test('stands before CloudFront, in the region of its own, where it sees who asks', () => {
    const stacks = cityStacks({ firewall: true, firewallArn });
    const template = synthesized(stacks);
    expect(stacks.all.find(({ stackName }) => stackName.endsWith('-firewall'))?.region).toBe('us-east-1');
    const [acl] = template.ofType('AWS::WAFv2::WebACL');
    expect(acl?.properties).toMatchObject({ Scope: 'CLOUDFRONT' });
    expect(JSON.stringify(acl?.properties)).toContain('"AggregateKeyType":"IP"');
    const [door] = template.ofType('AWS::CloudFront::Distribution');
    expect(door?.properties.DistributionConfig).toMatchObject({ WebACLId: firewallArn });
    // At the API every request of an edge has one address.
    expect(template.ofType('AWS::WAFv2::WebACLAssociation')).toEqual([]);
  });

  test('that the city does not name yet is warned of, and one that it does not ask for is in no template', () => {
    expect(warningsOf(cityStacks({ firewall: true })).map(({ text }) => text)).toContainEqual(expect.stringContaining('firewallArn'));
    expect(synthesized(cityStacks()).ofType('AWS::WAFv2::WebACL')).toEqual([]);
  });
});
