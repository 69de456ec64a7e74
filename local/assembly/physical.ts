import { createHash } from 'node:crypto';

/** The account that every local ARN names. */
export const accountId = '000000000000';

/** What the laptop's own pieces put in place of the cloud's. */
export type CityResources = {
  /** What stands for the address in the mapping `PublicUrl` (lib/public-url.ts). */
  readonly publicUrl: string;
  /** The login's issuer, standing for the user pool. */
  readonly issuer: string;
  readonly clientId: string;
  readonly queueUrl: (queueName: string) => string;
};

/** What Ref and Fn::GetAtt of a resource give. */
export type Physical = { readonly name: string; readonly ref: string; readonly attributes: Readonly<Record<string, string>> };

type Naming = { readonly logicalId: string; readonly name: string; readonly region: string; readonly cityResources: CityResources };

const maxNameLength = 63; // a bucket's name, the shortest limit of all

const explicitName: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::ApiGateway::Stage': 'StageName',
  'AWS::Cognito::UserPoolGroup': 'GroupName',
};

const physicalOf: Readonly<Record<string, (naming: Naming) => Omit<Physical, 'name'>>> = {
  'AWS::S3::Bucket': ({ name, region }) => ({
    ref: name,
    attributes: {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    },
  }),
  'AWS::SQS::Queue': ({ name, region, cityResources }) => {
    const url = cityResources.queueUrl(name);
    return { ref: url, attributes: { Arn: arn('sqs', region, name), QueueName: name, QueueUrl: url } };
  },
  'AWS::DynamoDB::Table': ({ name, region }) => ({ ref: name, attributes: { Arn: arn('dynamodb', region, `table/${name}`) } }),
  'AWS::DynamoDB::GlobalTable': ({ name, region }) => ({ ref: name, attributes: { Arn: arn('dynamodb', region, `table/${name}`) } }),
  'AWS::Lambda::Function': ({ name, region }) => ({ ref: name, attributes: { Arn: arn('lambda', region, `function:${name}`) } }),
  // Named by their function: 'name:1', 'name:live'.
  'AWS::Lambda::Version': ({ name, region }) => ({ ref: arn('lambda', region, `function:${name}:1`), attributes: { Version: '1' } }),
  'AWS::Lambda::Alias': ({ name, region }) => ({ ref: arn('lambda', region, `function:${name}`), attributes: {} }),
  'AWS::IAM::Role': ({ name }) => ({ ref: name, attributes: { Arn: `arn:aws:iam::${accountId}:role/${name}`, RoleId: name } }),
  'AWS::IAM::ManagedPolicy': ({ name }) => ({ ref: `arn:aws:iam::${accountId}:policy/${name}`, attributes: {} }),
  // Secrets Manager adds six random characters to a secret's name; ours stay the same from start to start.
  'AWS::SecretsManager::Secret': ({ name, region }) => {
    const secretArn = arn('secretsmanager', region, `secret:${name}-${digest(name).slice(0, 6)}`);
    return { ref: secretArn, attributes: { Id: secretArn } };
  },
  'AWS::ApiGateway::RestApi': ({ name }) => ({
    ref: digest(name).slice(0, 10),
    attributes: { RootResourceId: `${digest(name).slice(0, 10)}-root` },
  }),
  'AWS::ApiGateway::Resource': ({ logicalId }) => ({ ref: logicalId, attributes: { ResourceId: logicalId } }),
  'AWS::Cognito::UserPool': ({ name, region, cityResources }) => {
    const poolId = `${region}_${digest(name).slice(0, 9)}`;
    return {
      ref: poolId,
      attributes: {
        Arn: arn('cognito-idp', region, `userpool/${poolId}`),
        ProviderURL: cityResources.issuer,
        ProviderName: cityResources.issuer.replace(/^https?:\/\//, ''),
        UserPoolId: poolId,
      },
    };
  },
  'AWS::Cognito::UserPoolClient': ({ cityResources }) => ({
    ref: cityResources.clientId,
    attributes: { ClientId: cityResources.clientId },
  }),
  'AWS::Events::Rule': ({ name, region }) => ({ ref: name, attributes: { Arn: arn('events', region, `rule/${name}`) } }),
  'AWS::CloudWatch::Alarm': ({ name, region }) => ({ ref: name, attributes: { Arn: arn('cloudwatch', region, `alarm:${name}`) } }),
  'AWS::Logs::LogGroup': ({ name, region }) => ({ ref: name, attributes: { Arn: `${arn('logs', region, `log-group:${name}`)}:*` } }),
  'AWS::KMS::Key': ({ name, region }) => ({ ref: name, attributes: { Arn: arn('kms', region, `key/${name}`), KeyId: name } }),
  'AWS::SNS::Topic': ({ name, region }) => {
    const topicArn = arn('sns', region, name);
    return { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: name } };
  },
  'AWS::CloudFront::Distribution': ({ name }) => ({
    ref: name,
    attributes: { DomainName: `${digest(name).slice(0, 14)}.cloudfront.net`, Id: name },
  }),
  'AWS::CloudFront::Function': ({ name }) => {
    const functionArn = `arn:aws:cloudfront::${accountId}:function/${name}`;
    return { ref: functionArn, attributes: { FunctionARN: functionArn } };
  },
  'AWS::CloudFront::OriginAccessControl': ({ name }) => ({ ref: name, attributes: { Id: name } }),
  'AWS::WAFv2::WebACL': ({ name, region }) => ({
    ref: name,
    attributes: { Arn: arn('wafv2', region, `global/webacl/${name}`), Id: name },
  }),
};

/** The ARN of a resource of this account. */
export function arn(service: string, region: string, resource: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}

/**
 * The name, Ref and attributes of a resource. Names are the same from start to start, so that what is stored is found again.
 * `chosen` is the name that the template itself gives, if any; `suffix` tells apart equal logical ids of two stacks.
 */
export function physicalResource(type: string, naming: Omit<Naming, 'name'>, chosen: string | undefined, suffix: string): Physical {
  const name = chosen ?? stableName(type, `satudata-${naming.logicalId}${suffix}`);
  const describe = physicalOf[type];
  return { name, ...(describe === undefined ? { ref: name, attributes: {} } : describe({ ...naming, name })) };
}

/** The name that a template itself gives to a resource of this type, from what its properties hold; undefined where it gives none. */
export function chosenName(type: string, textOf: (property: string) => string | undefined): string | undefined {
  const property = explicitName[type];
  if (property !== undefined) return textOf(property);
  if (type === 'AWS::Lambda::Version') return textOf('FunctionName');
  return type === 'AWS::Lambda::Alias' ? `${textOf('FunctionName')}:${textOf('Name')}` : undefined;
}

function stableName(type: string, wanted: string): string {
  const name = wanted.length <= maxNameLength ? wanted : `${wanted.slice(0, maxNameLength - 9)}-${digest(wanted).slice(0, 8)}`;
  return type === 'AWS::S3::Bucket' ? name.toLowerCase() : name;
}

function digest(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}
