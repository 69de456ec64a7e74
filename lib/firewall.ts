import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Api } from './api.ts';
import { named } from './logical-id.ts';

// Requests of one address in five minutes; an office of fifty clerks behind one address stays below.
const requestsFromOneAddress = 5_000;

/** WAF on the API's stage (city setting `firewall`): AWS's own lists of attacks, and a limit an address. */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, api: Api) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
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
    new CfnWebACLAssociation(this, 'Association', { webAclArn: acl.attrArn, resourceArn: api.rest.deploymentStage.stageArn });
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
