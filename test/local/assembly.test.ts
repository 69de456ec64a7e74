import { describe, expect, test } from 'vitest';
import { readModel } from '../../local/assembly/model.ts';
import {
  apiPermission,
  apiResources,
  type FixtureStack,
  functionResources,
  lambdaMethod,
  SURROUNDINGS,
  writeAssembly,
} from './fixtures/assembly.ts';

const CODE = { aaaa: 'export const handler = async () => ({});' };

function city(extra: FixtureStack['Resources'] = {}, rest: Partial<FixtureStack> = {}): FixtureStack {
  return {
    Mappings: { PublicUrl: { portal: { address: 'https://data.example' } } },
    ...rest,
    Resources: {
      ...functionResources('Authorize', 'aaaa', {
        Timeout: 7,
        MemorySize: 256,
        Environment: {
          Variables: {
            ISSUER: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] },
            CLIENT: { Ref: 'Client' },
            URL: { 'Fn::FindInMap': ['PublicUrl', 'portal', 'address'] },
          },
        },
      }),
      Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} },
      Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Pool' } } },
      ...apiResources(['/v1/datasets/{datasetId}'], 'Authorize'),
      Get: lambdaMethod({ Ref: 'Pathv1datasetsdatasetId' }, 'GET', 'Authorize'),
      Permit: apiPermission('Authorize'),
      ...extra,
    },
  };
}

const read = (stack: FixtureStack) => readModel(writeAssembly({ City: stack }, CODE), SURROUNDINGS);

describe('the cloud assembly', () => {
  test('gives functions with code, limits and an environment whose references are settled', () => {
    const [authorize] = read(city()).functions;
    expect(authorize).toMatchObject({
      name: 'satudata-Authorize',
      arn: 'arn:aws:lambda:ap-southeast-3:000000000000:function:satudata-Authorize',
      timeoutSeconds: 7,
      memoryMegabytes: 256,
      environment: { ISSUER: SURROUNDINGS.issuer, CLIENT: 'portal', URL: 'http://127.0.0.1:8080' },
    });
    expect(authorize?.directory).toMatch(/asset\.aaaa$/);
  });

  test('gives the API with full paths, its authorizer and its stage', () => {
    const { api } = read(city());
    expect(api.stageName).toBe('live');
    expect(api.methods).toMatchObject([
      {
        httpMethod: 'GET',
        path: '/v1/datasets/{datasetId}',
        authorizer: { functionName: 'satudata-Authorize' },
        integration: { kind: 'lambda' },
      },
    ]);
  });

  test('gives a bucket its versioning, CORS and the queue that hears of a prefix', () => {
    const { buckets, queues } = read(
      city({
        Dead: { Type: 'AWS::SQS::Queue' },
        Small: {
          Type: 'AWS::SQS::Queue',
          Properties: {
            VisibilityTimeout: 90,
            RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 5 },
          },
        },
        Inbox: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            VersioningConfiguration: { Status: 'Enabled' },
            CorsConfiguration: {
              CorsRules: [{ AllowedMethods: ['PUT'], AllowedOrigins: [{ 'Fn::FindInMap': ['PublicUrl', 'portal', 'address'] }] }],
            },
          },
        },
        Notify: {
          Type: 'Custom::S3BucketNotifications',
          Properties: {
            BucketName: { Ref: 'Inbox' },
            NotificationConfiguration: {
              QueueConfigurations: [
                {
                  Events: ['s3:ObjectCreated:*'],
                  QueueArn: { 'Fn::GetAtt': ['Small', 'Arn'] },
                  Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'small/' }] } },
                },
              ],
            },
          },
        },
      }),
    );
    expect(buckets).toMatchObject([
      {
        name: 'satudata-inbox',
        versioned: true,
        cors: [{ allowedOrigins: ['http://127.0.0.1:8080'], allowedMethods: ['PUT'] }],
        notifications: [{ prefix: 'small/', queueArn: 'arn:aws:sqs:ap-southeast-3:000000000000:satudata-Small' }],
      },
    ]);
    expect(queues[1]).toMatchObject({
      name: 'satudata-Small',
      visibilityTimeoutSeconds: 90,
      deadLetter: { arn: 'arn:aws:sqs:ap-southeast-3:000000000000:satudata-Dead', maxReceiveCount: 5 },
    });
  });

  test('gives a role the statements of its own and attached policies', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Fn::Sub takes its variables so.
    const statement = (Action: string) => ({ Effect: 'Allow', Action, Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::x/*' } });
    const { roles } = read(
      city({
        ...functionResources('Writer', 'aaaa', {}, [statement('s3:PutObject')]),
        Attached: {
          Type: 'AWS::IAM::Policy',
          Properties: {
            PolicyName: 'Attached',
            PolicyDocument: { Statement: [statement('s3:GetObject')] },
            Roles: [{ Ref: 'WriterRole' }],
          },
        },
      }),
    );
    const writer = roles.find(({ name }) => name === 'satudata-WriterRole');
    expect(writer?.statements).toMatchObject([
      { Action: ['s3:PutObject'], Resource: ['arn:aws:s3:::x/*'] },
      { Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::x/*'] },
    ]);
  });

  test('gives the user pool with the groups that the template puts into it, and how long a sign-in lasts', () => {
    const group = (GroupName: string) => ({ Type: 'AWS::Cognito::UserPoolGroup', Properties: { GroupName, UserPoolId: { Ref: 'Pool' } } });
    const validity = { RefreshTokenValidity: 720, TokenValidityUnits: { RefreshToken: 'minutes' } };
    const { userPool, signIn, functions } = read(
      city({
        ...functionResources('Reader', 'aaaa', { Environment: { Variables: { USER_POOL_ID: { Ref: 'Pool' } } } }),
        Pool: { Type: 'AWS::Cognito::UserPool', Properties: { UsernameAttributes: ['email'] } },
        Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Pool' }, ...validity } },
        Steward: group('walidata'),
        Clerk: group('operator:dinkes'),
      }),
    );
    expect(userPool).toEqual({
      id: expect.stringMatching(/^ap-southeast-3_[0-9a-f]{9}$/),
      arn: `arn:aws:cognito-idp:ap-southeast-3:000000000000:userpool/${userPool.id}`,
      groups: ['walidata', 'operator:dinkes'],
    });
    expect(functions.find(({ logicalId }) => logicalId === 'Reader')?.environment).toEqual({ USER_POOL_ID: userPool.id });
    expect(signIn.refreshSeconds).toBe(12 * 60 * 60);
  });

  test('carries values from one stack to the next by export and import', () => {
    const shared: FixtureStack = {
      Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: {} } },
      Outputs: { TableName: { Value: { Ref: 'Table' }, Export: { Name: 'shared:table' } } },
    };
    const using = city(
      functionResources('Reader', 'aaaa', { Environment: { Variables: { TABLE: { 'Fn::ImportValue': 'shared:table' } } } }),
    );
    const { functions } = readModel(writeAssembly({ Shared: shared, City: using }, CODE), SURROUNDINGS);
    expect(functions.find(({ logicalId }) => logicalId === 'Reader')?.environment).toEqual({ TABLE: 'satudata-Table' });
  });

  test('follows conditions', () => {
    const stack = city(
      { Extra: { Type: 'AWS::SQS::Queue', Condition: 'IsJakarta' }, Never: { Type: 'AWS::SQS::Queue', Condition: 'IsElsewhere' } },
      {
        Conditions: {
          IsJakarta: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'ap-southeast-3'] },
          IsElsewhere: { 'Fn::Not': [{ Condition: 'IsJakarta' }] },
        },
      },
    );
    expect(read(stack).queues.map(({ name }) => name)).toEqual(['satudata-Extra']);
  });

  test.each([
    ['an unknown resource type', { Topic: { Type: 'AWS::Kinesis::Stream' } }, /Topic \(AWS::Kinesis::Stream\)/],
    ['an unknown intrinsic', { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Cidr': [] } } } }, /Fn::Cidr/],
    ['a reference to nothing', { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Gone' } } } }, /Gone/],
    [
      'an unknown attribute',
      { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['Pool', 'Nothing'] } } } },
      /Nothing of Pool/,
    ],
    [
      'an authorizer that caches',
      { Auth: { Type: 'AWS::ApiGateway::Authorizer', Properties: { Type: 'REQUEST', AuthorizerUri: 'x', RestApiId: 'x' } } },
      /AuthorizerResultTtlInSeconds must be 0/,
    ],
    [
      'a filtering event source',
      { M: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: 'a', FunctionName: 'f', FilterCriteria: {} } } },
      /does not filter/,
    ],
    [
      'a user pool that signs in by a name',
      { Pool: { Type: 'AWS::Cognito::UserPool', Properties: { AliasAttributes: ['email'] } } },
      /aliases/,
    ],
    ['a rule that waits for events', { R: { Type: 'AWS::Events::Rule', Properties: { EventPattern: {} } } }, /no event bus/],
    [
      'a managed policy that it does not know',
      { AuthorizeRole: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3FullAccess'] } } },
      /AmazonS3FullAccess/,
    ],
  ])('refuses %s', (_name, extra, message) => {
    expect(() => read(city(extra))).toThrow(message);
  });
});
