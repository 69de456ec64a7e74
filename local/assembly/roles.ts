import * as z from 'zod';
import type { ResolvedResource } from './resources.ts';

const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const conditionValues = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const conditionSchema = z.record(
  z.string(),
  z.record(z.string(), z.union([conditionValues.transform((one) => [one]), z.array(conditionValues)])),
);

const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMany.optional(),
  NotAction: oneOrMany.optional(),
  Resource: oneOrMany.optional(),
  NotResource: oneOrMany.optional(),
  Condition: conditionSchema.default({}),
  Principal: z.union([z.literal('*'), z.record(z.string(), oneOrMany)]).optional(),
});

const documentSchema = z.object({ Statement: z.union([statementSchema.transform((one) => [one]), z.array(statementSchema)]) });
const policySchema = z.object({ PolicyDocument: documentSchema, Roles: z.array(z.string()).default([]) });
const roleSchema = z.object({
  Policies: z.array(z.object({ PolicyDocument: documentSchema })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
  PermissionsBoundary: z.undefined({ error: 'The laptop does not evaluate permissions boundaries' }).optional(),
});
const bucketPolicySchema = z.object({ Bucket: z.string(), PolicyDocument: documentSchema });
const queuePolicySchema = z.object({ Queues: z.array(z.string()), PolicyDocument: documentSchema });
const topicPolicySchema = z.object({ Topics: z.array(z.string()), PolicyDocument: documentSchema });
const secretPolicySchema = z.object({ SecretId: z.string(), ResourcePolicy: documentSchema });

/** One statement of an IAM policy, with every intrinsic resolved. */
export type Statement = z.infer<typeof statementSchema>;

/** What the policy of a resource says, about that resource alone. */
export type ResourcePolicy = { readonly resourceArn: string; readonly statements: readonly Statement[] };

/** A role and all statements of the policies attached to it. */
export type RoleModel = { readonly name: string; readonly arn: string; readonly statements: readonly Statement[] };

// Managed policies that allow nothing a function calls through its SDK here: writing logs and traces.
const withoutEffectHere = ['service-role/AWSLambdaBasicExecutionRole', 'AWSXRayDaemonWriteAccess', 'AWSXrayWriteOnlyAccess'];

/**
 * The roles with these ARNs. Throws when one carries a managed policy that the laptop does not know:
 * what it allows would be missing.
 */
export function readRoles(resources: readonly ResolvedResource[], roleArns: ReadonlySet<string>): readonly RoleModel[] {
  const roles = resources.filter(({ type, physical }) => type === 'AWS::IAM::Role' && roleArns.has(physical.attributes.Arn ?? ''));
  const policies = resources
    .filter(({ type }) => type === 'AWS::IAM::Policy' || type === 'AWS::IAM::ManagedPolicy')
    .map(({ physical, properties }) => ({ arn: physical.ref, ...policySchema.parse(properties) }));
  return roles.map(({ physical, properties, logicalId }) => {
    const { Policies, ManagedPolicyArns } = roleSchema.parse(properties);
    for (const managed of ManagedPolicyArns) {
      const known =
        policies.some((policy) => policy.arn === managed) || withoutEffectHere.some((name) => managed.endsWith(`:policy/${name}`));
      if (!known) throw new Error(`${logicalId} carries the managed policy ${managed}, which the laptop does not know`);
    }
    const attached = policies.filter((policy) => policy.Roles.includes(physical.ref) || ManagedPolicyArns.includes(policy.arn));
    return {
      name: physical.name,
      arn: physical.attributes.Arn ?? '',
      statements: [...Policies, ...attached].flatMap((policy) => policy.PolicyDocument.Statement),
    };
  });
}

/** The policies of the resources themselves: of buckets, queues, topics and secrets. */
export function readResourcePolicies(resources: readonly ResolvedResource[]): readonly ResourcePolicy[] {
  return resources.flatMap(({ type, properties }) => {
    if (type === 'AWS::S3::BucketPolicy') {
      const { Bucket, PolicyDocument } = bucketPolicySchema.parse(properties);
      return [{ resourceArn: `arn:aws:s3:::${Bucket}`, statements: PolicyDocument.Statement }];
    }
    if (type === 'AWS::SQS::QueuePolicy') {
      const { Queues, PolicyDocument } = queuePolicySchema.parse(properties);
      return Queues.map((url) => ({ resourceArn: queueArn(url, resources), statements: PolicyDocument.Statement }));
    }
    if (type === 'AWS::SNS::TopicPolicy') {
      const { Topics, PolicyDocument } = topicPolicySchema.parse(properties);
      return Topics.map((resourceArn) => ({ resourceArn, statements: PolicyDocument.Statement }));
    }
    if (type !== 'AWS::SecretsManager::ResourcePolicy') return [];
    const { SecretId, ResourcePolicy: document } = secretPolicySchema.parse(properties);
    return [{ resourceArn: SecretId, statements: document.Statement }];
  });
}

function queueArn(url: string, resources: readonly ResolvedResource[]): string {
  const queue = resources.find(({ type, physical }) => type === 'AWS::SQS::Queue' && physical.ref === url);
  if (queue === undefined) throw new Error(`There is a policy for the queue ${url}, which the template does not hold`);
  return queue.physical.attributes.Arn ?? '';
}
