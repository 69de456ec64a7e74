import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** How an attribute is called in the stacks that import it: `<InboxBucket.Arn>` → the name of its export. Of what stands below `scope`. */
export function exportNames(scope: IConstruct): ReadonlyMap<string, string> {
  const outputs = scope.node.findAll().filter((construct) => construct instanceof CfnOutput);
  const names = new Map<string, string>();
  for (const output of outputs) {
    const [, id, attribute] = /^\{"Fn::GetAtt":\["(\w+)","(\w+)"\]\}$/.exec(JSON.stringify(Stack.of(output).resolve(output.value))) ?? [];
    if (output.exportName !== undefined && id !== undefined) names.set(`<${id}.${attribute}>`, output.exportName);
  }
  return names;
}
