import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { exportNames } from './export-names.ts';

/** A finding of cdk-nag that we have read and leave as it is: on which construct (a path below the city's), which rule, and why. */
export type Acknowledgement = { readonly on: string; readonly rule: string; readonly reason: string };

/**
 * Acknowledges findings on what stands below a city's construct. An attribute that a stack imports (`<InboxBucket.Arn>`) goes there by the name of its
 * export. Throws on a path that names nothing.
 */
export function acknowledge(city: IConstruct, acknowledgements: readonly Acknowledgement[]): void {
  const imported = exportNames(city);
  for (const { on, rule, reason } of acknowledgements) {
    const construct = on.split('/').reduce<IConstruct>((parent, id) => parent.node.findChild(id), city);
    const id = on.startsWith('Data/') ? rule : rule.replace(/<[\w.]+>/, (attribute) => imported.get(attribute) ?? attribute);
    Validations.of(construct).acknowledge({ id, reason });
  }
}

/** How cdk-nag calls the use of a managed policy of AWS's. */
export function managedPolicy(name: string): string {
  return `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/${name}]`;
}
