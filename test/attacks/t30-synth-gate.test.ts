import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { acknowledgementsFor } from '../../lib/acknowledged/acknowledgements.ts';
import { criterion } from '../criteria/criterion.ts';
import { cityStacks, everySetting, type Json, plainText, synthesized, theCity } from '../lib/city-template.ts';
import { nagFindings } from '../lib/nag-findings.ts';
import { policiesOfRoles } from '../lib/role-policies.ts';
import { buckets, dangers, published } from './dangerous-rights.ts';
import { simulatedRoles } from './simulated-roles.ts';

/** T30, the half that is about access: what the template lets anybody do. A deployment that opens more than this does not pass `npm test`. */

/** A new acknowledgement needs a new number here, and somebody who reads it. */
const mostAcknowledgements = 78;
const leastReasonCharacters = 30;

/** Actions that know no resources (Service Authorization Reference). */
const knowNoResources = ['cloudwatch:GetMetricData'];

/** The whole of what is reached by a pattern: keys that are made while the desk runs. */
const patterns = [
  'AccessLogBucket/reads/*',
  'ArchiveBucket/records/*',
  'InboxBucket/large/*',
  'InboxBucket/match-lists/*',
  'InboxBucket/minutes/*',
  'InboxBucket/small/*',
  'PublishedBucket/catalog/*',
  'PublishedBucket/datasets/*/files/*',
  'PublishedBucket/datasets/*/files/*/pictures-*.json',
  'PublishedBucket/datasets/*/statistics/*',
  'PublishedBucket/match-lists/*',
  'PublishedBucket/minutes/*',
  'PublishedBucket/reads/*',
  'PublishedBucket/reports/*',
  'PublishedBucket/selections/*',
  'PublishedBucket/datasets/*/manifests/*',
  'PublishedBucket/datasets/*/parts/*',
  'PublishedBucket/datasets/*/returned/*',
  'PublishedBucket/datasets/*/concerned/*',
  'PublishedBucket/datasets/*/subjects/*',
  'PublishedBucket/datasets/*/templates/*',
  'PublishedBucket/datasets/*/uploads/*',
  'PublishedBucket/datasets/*/uploads/*/report-without-cells*.json',
];

/** Where anybody's browser may ask before it asks: open reads, answered by a mock without data. */
const preflights = [
  '/v1/datasets',
  '/v1/datasets/{datasetId}',
  '/v1/datasets/{datasetId}/datapackage.json',
  '/v1/datasets/{datasetId}/files/{format}',
  '/v1/datasets/{datasetId}/rows',
  '/v1/datasets/{datasetId}/rows/{format}',
  '/v1/datasets/{datasetId}/standard',
  '/v1/datasets/{datasetId}/statistics',
  '/v1/datasets/{datasetId}/template',
  '/v1/datasets/{datasetId}/versions',
  '/v1/datasets/{datasetId}/versions/{n}',
  '/v1/datasets/{datasetId}/versions/{n}/diff',
  '/v1/exemptions',
  '/v1/health',
  '/v1/master-data',
  '/v1/openapi.json',
  '/v1/opds',
  '/v1/opds/{opdId}',
  '/v1/public-progress',
  '/v1/reads',
  '/v1/reference-codes',
  '/v1/reference-codes/{codeList}',
  '/v1/release-schedule',
  '/v1/standards',
  '/v1/standards/{standardId}',
];

const template = synthesized(cityStacks({ frontDoor: everySetting.frontDoor }));
const { functionIds, may } = simulatedRoles(template);

const many = z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(z.json()));
const statementSchema = z.object({
  Effect: z.string(),
  Action: many,
  Resource: many.optional(),
  Principal: z.json().optional(),
  Condition: z.json().optional(),
});
const documentSchema = z.object({ Statement: z.array(statementSchema) });
const policySchema = z.object({ PolicyDocument: documentSchema });
const statementsOf = (type: string) =>
  template.ofType(type).flatMap(({ properties }) => policySchema.parse(properties).PolicyDocument.Statement);
const actionsOf = ({ Action }: { readonly Action: readonly Json[] }) => Action.map(plainText);

describe('cdk-nag', () => {
  test('finds nothing that nobody has read, and what was read is no more than it was', () => {
    const found = nagFindings({}, true);
    const acknowledgements = acknowledgementsFor(theCity);
    const withoutReason = acknowledgements.filter(({ reason }) => reason.length < leastReasonCharacters);
    criterion(
      'T30',
      `cdk-nag AwsSolutions and Serverless: ${found.length} unacknowledged findings, ${acknowledgements.length} acknowledged (at most ${mostAcknowledgements}), ${withoutReason.length} without a reason`,
    );
    expect([found, withoutReason]).toEqual([[], []]);
    expect(acknowledgements.length).toBeLessThanOrEqual(mostAcknowledgements);
  });
});

describe('the roles', () => {
  const functionRoles = template.ofType('AWS::Lambda::Function').filter(({ logicalId }) => functionIds.includes(logicalId));
  const roleIds = functionRoles.map(({ properties }) => plainText(properties.Role));
  const ours = policiesOfRoles(template).filter(({ role }) => roleIds.includes(role));
  const statements = ours.flatMap(({ document }) => documentSchema.parse(document).Statement);
  const resources = statements.flatMap((statement) =>
    (statement.Resource ?? []).map((resource) => ({ resource: plainText(resource), actions: actionsOf(statement) })),
  );

  test('hold no action by a pattern, and reach resources by those of the list alone', () => {
    const wildActions = statements.flatMap(actionsOf).filter((action) => action.includes('*'));
    const everything = resources.filter(
      ({ resource, actions }) => resource === '*' && actions.some((name) => !knowNoResources.includes(name)),
    );
    const wild = resources.map(({ resource }) => resource).filter((resource) => resource !== '*' && resource.includes('*'));
    const unlisted = [...new Set(wild)].filter((resource) => !patterns.includes(resource));
    criterion(
      'T30',
      `${statements.length} statements of ${functionIds.length} roles: ${wildActions.length} actions with *, ${everything.length} on all resources, ${unlisted.length} resource patterns outside the list of ${patterns.length}`,
    );
    expect(statements.length).toBeGreaterThan(functionIds.length);
    expect([wildActions, everything, unlisted]).toEqual([[], [], []]);
  });

  test('are assumed by Lambda alone', () => {
    const trust = template
      .ofType('AWS::IAM::Role')
      // CodeDeploy's own shifts aliases (test/lib/safe-change.test.ts).
      .filter(({ logicalId }) => /Role$/.test(logicalId) && logicalId !== 'ChangeRole')
      .map(({ properties }) => JSON.stringify(properties.AssumeRolePolicyDocument));
    expect(trust.length).toBeGreaterThanOrEqual(functionIds.length);
    expect(trust.filter((document) => !document.includes('"Service":"lambda.amazonaws.com"') || document.includes('"AWS"'))).toEqual([]);
  });
});

describe('a role, simulated', () => {
  let asked = 0;
  const held = dangers.flatMap(({ what, who, except = [], actions, on, partitionKey }) =>
    (who ?? functionIds.filter((id) => !except.includes(id))).flatMap((functionId) =>
      actions.flatMap((action) =>
        on.flatMap((resource) => {
          asked += 1;
          return may(functionId, action, resource, partitionKey) ? [`${what}: ${functionId} ${action} ${resource}`] : [];
        }),
      ),
    ),
  );

  test('does none of the dangerous things', () => {
    criterion(
      'T30',
      `${held.length} of ${asked} simulated dangerous rights are held (${dangers.length} kinds, ${functionIds.length} roles)`,
    );
    expect(held).toEqual([]);
  });

  test('is asked about functions that exist', () => {
    const named = dangers.flatMap(({ who = [] }) => who);
    expect(named.filter((id) => !functionIds.includes(id))).toEqual([]);
  });

  test('does its own work: the simulation tells rights that are there', () => {
    expect(may('UploadsFunction', 's3:PutObject', 'InboxBucket/small/a/b/c')).toBe(true);
    expect(may('RowsFunction', 's3:GetObjectVersion', published('parts/2026/a.parquet'))).toBe(true);
    expect(may('RowsFunction', 'dynamodb:PutItem', 'RecordsTable', 'AUDIT#penerima-bansos#2026-11-24')).toBe(true);
    expect(may('RowsFunction', 'dynamodb:PutItem', 'RecordsTable', 'RECEIPT#somebody')).toBe(false);
    expect(may('AccountsFunction', 'secretsmanager:GetSecretValue', 'PersonKey')).toBe(true);
    expect(may('AccountsFunction', 'cognito-idp:AdminCreateUser', 'UserPool')).toBe(true);
    expect(may('ArchiveFunction', 's3:PutObject', 'ArchiveBucket/records/2026-11-24/a.json')).toBe(true);
    expect(may('AuthorizeFunction', 'dynamodb:BatchGetItem', 'CatalogTable', 'DATASET#penerima-bansos')).toBe(true);
  });
});

describe('the entrance', () => {
  const paths = new Map(template.ofType('AWS::ApiGateway::Resource').map((resource) => [resource.logicalId, resource.properties]));
  const pathOf = (id: string): string => {
    const resource = paths.get(id);
    return resource ? `${pathOf(plainText(resource.ParentId))}/${plainText(resource.PathPart)}` : '';
  };
  const methods = template
    .ofType('AWS::ApiGateway::Method')
    .map(({ properties }) => ({ properties, path: pathOf(plainText(properties.ResourceId)) || '/' }));

  test('asks the authorizer on every method but the preflights of the list', () => {
    const unasked = methods.filter(
      ({ properties }) => properties.AuthorizationType !== 'CUSTOM' || plainText(properties.AuthorizerId) !== 'ApiAuthorizer',
    );
    const outside = unasked.filter(({ properties, path }) => properties.HttpMethod !== 'OPTIONS' || !preflights.includes(path));
    const answering = unasked.filter(({ properties }) => !JSON.stringify(properties.Integration).includes('"Type":"MOCK"'));
    criterion(
      'T30',
      `${methods.length - unasked.length} of ${methods.length} methods ask the authorizer; ${outside.length} of the others are outside the list of ${preflights.length} preflights`,
    );
    const namesOf = (some: typeof methods) => some.map(({ properties, path }) => `${plainText(properties.HttpMethod)} ${path}`);
    expect([namesOf(outside), namesOf(answering)]).toEqual([[], []]);
    expect(unasked.map(({ path }) => path).sort()).toEqual([...preflights].sort());
  });

  test('has no second door: no function URL, no function that anybody may call, no API but the one', () => {
    expect(template.ofType('AWS::Lambda::Url')).toEqual([]);
    expect(['AWS::ApiGatewayV2::Api', 'AWS::AppSync::GraphQLApi'].flatMap((type) => template.ofType(type))).toEqual([]);
    expect(template.ofType('AWS::ApiGateway::RestApi')).toHaveLength(1);
    const callers = template.ofType('AWS::Lambda::Permission').map(({ properties }) => plainText(properties.Principal));
    expect(callers.filter((principal) => !principal.endsWith('.amazonaws.com'))).toEqual([]);
    const unbound = template
      .ofType('AWS::Lambda::Permission')
      .filter(({ properties }) => !properties.SourceArn && !properties.SourceAccount);
    expect(unbound.map(({ logicalId }) => logicalId)).toEqual([]);
  });

  test('writes neither headers nor bodies nor queries into a log or a trace', () => {
    const [stage] = template.ofType('AWS::ApiGateway::Stage');
    expect(stage?.properties.MethodSettings).toEqual([
      expect.objectContaining({ HttpMethod: '*', ResourcePath: '/*', DataTraceEnabled: false, LoggingLevel: 'ERROR' }),
    ]);
    // A trace of the stage holds whole addresses (API Gateway, "AWS X-Ray traces for Amazon API Gateway APIs").
    expect(stage?.properties.TracingEnabled ?? false).toBe(false);
    const named = [...JSON.stringify(stage?.properties.AccessLogSetting).matchAll(/\$context\.([\w.]+)/g)].map(([, name]) => name).sort();
    expect(named).toEqual([
      'authorizer.integrationStatus',
      'authorizer.status',
      'authorizer.viewer',
      'error.responseType',
      'extendedRequestId',
      'httpMethod',
      'identity.sourceIp',
      'identity.userAgent',
      'requestTimeEpoch',
      'resourcePath',
      'responseLatency',
      'responseLength',
      'status',
    ]);
    const levels = template.ofType('AWS::Lambda::Function').map(({ properties }) => JSON.stringify(properties.Environment ?? {}));
    expect(levels.filter((environment) => /LOG_LEVEL|LOGGER_LOG_EVENT|DEV"|TRACER_CAPTURE/i.test(environment))).toEqual([]);
  });
});

describe('what keeps data', () => {
  const all = template.ofType('AWS::S3::Bucket');
  const closed = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };

  test('is closed to the public, encrypted, and reached over TLS alone', () => {
    const denials = template.ofType('AWS::S3::BucketPolicy').flatMap(({ properties }) => {
      const insecure = policySchema
        .parse(properties)
        .PolicyDocument.Statement.filter(
          ({ Effect, Action, Condition }) =>
            Effect === 'Deny' &&
            JSON.stringify(Action) === '["s3:*"]' &&
            JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
        );
      return insecure.length > 0 ? [plainText(properties.Bucket)] : [];
    });
    const wrong = all.filter(
      ({ logicalId, properties }) =>
        JSON.stringify(properties.PublicAccessBlockConfiguration) !== JSON.stringify(closed) ||
        properties.BucketEncryption === undefined ||
        !denials.includes(logicalId),
    );
    criterion(
      'T30',
      `${all.length - wrong.length} of ${all.length} buckets block public access four ways, encrypt, and deny what is not TLS`,
    );
    expect(wrong.map(({ logicalId }) => logicalId)).toEqual([]);
    expect(all.map(({ logicalId }) => logicalId).sort()).toEqual([...buckets].sort());
  });

  test('has no lifecycle rule on the archive: S3 would lay delete markers past the bucket’s policy', () => {
    const archive = all.find(({ logicalId }) => logicalId === 'ArchiveBucket')?.properties;
    expect(archive).toMatchObject({ ObjectLockEnabled: true });
    expect(archive).not.toHaveProperty('LifecycleConfiguration');
    expect(all.filter(({ properties }) => properties.LifecycleConfiguration).map(({ logicalId }) => logicalId)).toContain('InboxBucket');
  });

  test('is given to nobody by a policy of its own, but for the site to CloudFront and logs from S3', () => {
    const allows = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy']
      .flatMap(statementsOf)
      .filter(({ Effect }) => Effect === 'Allow');
    const open = allows.filter(({ Principal }) => !/"Service":"[a-z0-9.]+\.amazonaws\.com"/.test(JSON.stringify(Principal)));
    expect(allows.length).toBeGreaterThan(0);
    expect(open).toEqual([]);
  });

  test('has queues that are encrypted and deny what is not TLS', () => {
    const queues = template.ofType('AWS::SQS::Queue');
    expect(queues.filter(({ properties }) => properties.SqsManagedSseEnabled !== true).map(({ logicalId }) => logicalId)).toEqual([]);
    const denied = template.ofType('AWS::SQS::QueuePolicy').flatMap(({ properties }) => {
      const statements = policySchema.parse(properties).PolicyDocument.Statement;
      const insecure = statements.filter(
        ({ Effect, Condition }) => Effect === 'Deny' && JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
      );
      return insecure.flatMap(({ Resource = [] }) => Resource.map(plainText));
    });
    expect(queues.map(({ logicalId }) => logicalId).filter((id) => !denied.includes(id))).toEqual([]);
  });
});
