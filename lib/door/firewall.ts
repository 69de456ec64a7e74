import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { named } from '../logical-id.ts';

// Requests of one address in five minutes; an office of fifty clerks behind one address stays below.
const requestsFromOneAddress = 5_000;

/**
 * WAF before CloudFront (city setting `firewall`): AWS's own lists of attacks, and a limit an address. There it sees who asks; at the API it would see CloudFront's own addresses, and stop everybody behind
 * one of them.
 */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('Firewall'),
      rules: [
        managedRules(1, 'AWSManagedRulesAmazonIpReputationList'),
        managedRules(2, 'AWSManagedRulesKnownBadInputsRuleSet'),
        {
          name: 'requests-from-one-address',
          priority: 3,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: requestsFromOneAddress, aggregateKeyType: 'IP' } },
          visibilityConfig: visibility('RequestsFromOneAddress'),
        },
      ],
    });
    named(acl, 'Firewall');
    this.arn = acl.attrArn;
  }
}

function managedRules(priority: number, name: string): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
    visibilityConfig: visibility(name),
  };
}

// Sampled requests show headers in the console, tokens among them.
function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName };
}
