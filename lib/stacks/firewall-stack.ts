import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Firewall } from '../door/firewall.ts';

/**
 * The firewall of the front door. It refers to no other stack, nor does one to it: an address of another region can't be imported, so the city's file tells the front door which it is (`firewallArn`), as
 * it tells the certificate.
 */
export class FirewallStack extends Stack {
  constructor(scope: Construct, id: string, settings: StackProps) {
    super(scope, id, settings);
    const { arn: value } = new Firewall(this, 'Firewall');
    new CfnOutput(this, 'FirewallArn', { value, description: 'What firewallArn in the city file is set to' });
  }
}
