import * as z from 'zod';
import type { BucketSettings, CorsRule, LifecycleRule, NotificationRule } from '../objects/bucket-settings.ts';
import type { QueueSettings } from '../queues/queue.ts';
import type { ResolvedResource } from './resources.ts';

const daySeconds = 86_400;

const queueSchema = z.object({
  VisibilityTimeout: z.coerce.number().default(30),
  MessageRetentionPeriod: z.coerce.number().default(4 * daySeconds),
  DelaySeconds: z.coerce.number().default(0),
  FifoQueue: z.literal(false, { error: 'The laptop has standard queues only' }).optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
});

/** What the laptop's buckets do by themselves; parts that nobody completes stay there. */
const lifecycleRuleSchema = z.strictObject({
  Id: z.string().optional(),
  Status: z.literal('Enabled'),
  Prefix: z.string().default(''),
  TagFilters: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).default([]),
  ExpirationInDays: z.coerce.number().optional(),
  NoncurrentVersionExpiration: z.strictObject({ NoncurrentDays: z.coerce.number() }).optional(),
  ExpiredObjectDeleteMarker: z.boolean().default(false),
  AbortIncompleteMultipartUpload: z.unknown().optional(),
});

const bucketSchema = z.object({
  LifecycleConfiguration: z.object({ Rules: z.array(lifecycleRuleSchema) }).default({ Rules: [] }),
  VersioningConfiguration: z.object({ Status: z.string() }).optional(),
  ObjectLockConfiguration: z
    .object({
      Rule: z.object({
        DefaultRetention: z.strictObject({
          Mode: z.enum(['GOVERNANCE', 'COMPLIANCE']),
          Days: z.coerce.number({ error: 'The laptop counts a retention in days' }),
        }),
      }),
    })
    .optional(),
  CorsConfiguration: z
    .object({
      CorsRules: z.array(
        z.object({
          AllowedOrigins: z.array(z.string()),
          AllowedMethods: z.array(z.string()),
          AllowedHeaders: z.array(z.string()).default([]),
          ExposedHeaders: z.array(z.string()).default([]),
          MaxAge: z.coerce.number().optional(),
        }),
      ),
    })
    .default({ CorsRules: [] }),
});

const notificationsSchema = z.object({
  BucketName: z.string(),
  NotificationConfiguration: z.strictObject({
    QueueConfigurations: z
      .array(
        z.object({
          Events: z.array(z.literal('s3:ObjectCreated:*', { error: 'The laptop announces s3:ObjectCreated:* only' })),
          QueueArn: z.string(),
          Filter: z
            .object({ Key: z.object({ FilterRules: z.array(z.object({ Name: z.string(), Value: z.string() })) }) })
            .default({ Key: { FilterRules: [] } }),
        }),
      )
      .default([]),
  }),
});

const secretSchema = z.object({ GenerateSecretString: z.object({ PasswordLength: z.coerce.number().optional() }).loose().optional() });

/** A secret that the template generates. */
export type SecretModel = { readonly arn: string; readonly name: string; readonly generate: Readonly<Record<string, unknown>> };

/** A DynamoDB table: its name and its resolved CloudFormation properties. */
export type TableModel = { readonly name: string; readonly properties: unknown };

/** The queues with their dead-letter queues. Throws on a FIFO queue. */
export function readQueues(resources: readonly ResolvedResource[]): readonly QueueSettings[] {
  return resources.flatMap((resource) => {
    if (resource.type !== 'AWS::SQS::Queue') return [];
    const { VisibilityTimeout, MessageRetentionPeriod, DelaySeconds, RedrivePolicy } = queueSchema.parse(resource.properties);
    return [
      {
        name: resource.physical.name,
        visibilityTimeoutSeconds: VisibilityTimeout,
        retentionSeconds: MessageRetentionPeriod,
        delaySeconds: DelaySeconds,
        ...(RedrivePolicy === undefined
          ? {}
          : { deadLetter: { arn: RedrivePolicy.deadLetterTargetArn, maxReceiveCount: RedrivePolicy.maxReceiveCount } }),
      },
    ];
  });
}

/** The buckets with versioning, CORS and the queues that hear of new objects. Throws on notifications of another kind. */
export function readBuckets(resources: readonly ResolvedResource[]): readonly BucketSettings[] {
  const notifications = resources
    .filter(({ type }) => type === 'Custom::S3BucketNotifications')
    .map(({ properties }) => notificationsSchema.parse(properties));
  return resources.flatMap((resource) => {
    if (resource.type !== 'AWS::S3::Bucket') return [];
    const { VersioningConfiguration, CorsConfiguration, ObjectLockConfiguration, LifecycleConfiguration } = bucketSchema.parse(
      resource.properties,
    );
    const lockedDays = ObjectLockConfiguration?.Rule.DefaultRetention.Days;
    return [
      {
        name: resource.physical.name,
        versioned: VersioningConfiguration?.Status === 'Enabled',
        ...(lockedDays === undefined ? {} : { lockedDays }),
        lifecycle: LifecycleConfiguration.Rules.map(lifecycleRule),
        cors: CorsConfiguration.CorsRules.map(corsRule),
        notifications: notifications.filter(({ BucketName }) => BucketName === resource.physical.name).flatMap(notificationRules),
      },
    ];
  });
}

export function readTables(resources: readonly ResolvedResource[]): readonly TableModel[] {
  return resources
    .filter(({ type }) => type === 'AWS::DynamoDB::Table' || type === 'AWS::DynamoDB::GlobalTable')
    .map(({ physical, properties }) => ({ name: physical.name, properties }));
}

/** The secrets. Throws on one that is not generated: a template never carries a secret's value. */
export function readSecrets(resources: readonly ResolvedResource[]): readonly SecretModel[] {
  return resources.flatMap((resource) => {
    if (resource.type !== 'AWS::SecretsManager::Secret') return [];
    const { GenerateSecretString } = secretSchema.parse(resource.properties);
    if (GenerateSecretString === undefined) throw new Error(`${resource.logicalId} is a secret that the template does not generate`);
    return [{ arn: resource.physical.ref, name: resource.physical.name, generate: GenerateSecretString }];
  });
}

function corsRule(rule: z.infer<typeof bucketSchema>['CorsConfiguration']['CorsRules'][number]): CorsRule {
  return {
    allowedOrigins: rule.AllowedOrigins,
    allowedMethods: rule.AllowedMethods,
    allowedHeaders: rule.AllowedHeaders,
    exposedHeaders: rule.ExposedHeaders,
    ...(rule.MaxAge === undefined ? {} : { maxAgeSeconds: rule.MaxAge }),
  };
}

function lifecycleRule(rule: z.infer<typeof lifecycleRuleSchema>): LifecycleRule {
  const { ExpirationInDays: expirationDays, NoncurrentVersionExpiration: noncurrent } = rule;
  return {
    prefix: rule.Prefix,
    tags: rule.TagFilters.map(({ Key, Value }) => ({ key: Key, value: Value })),
    ...(expirationDays === undefined ? {} : { expirationDays }),
    ...(noncurrent === undefined ? {} : { noncurrentDays: noncurrent.NoncurrentDays }),
    removesExpiredMarkers: rule.ExpiredObjectDeleteMarker,
  };
}

function notificationRules({ NotificationConfiguration }: z.infer<typeof notificationsSchema>): readonly NotificationRule[] {
  return NotificationConfiguration.QueueConfigurations.map(({ QueueArn, Filter }) => {
    const rule = (name: string) => Filter.Key.FilterRules.find(({ Name }) => Name.toLowerCase() === name)?.Value;
    const suffix = rule('suffix');
    return { queueArn: QueueArn, prefix: rule('prefix') ?? '', ...(suffix === undefined ? {} : { suffix }) };
  });
}
