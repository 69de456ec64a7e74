import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { once } from '../model/once.ts';

/**
 * The AWS clients of a function: each made when first asked for, once in the life of the process (AWS Lambda best practices:
 * reuse the execution environment). Endpoints, region and credentials are the SDK's own business: it reads them from the environment.
 */
export const clients = {
  /** DynamoDB with plain objects; an optional field that is absent is not written. */
  documents: once(() => DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } })),
  /** S3. Checksums only where an operation demands one: a presigned PUT must not ask the client for a CRC32 that it can't know. */
  objects: once(() => new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' })),
  queues: once(() => new SQSClient({})),
  userPools: once(() => new CognitoIdentityProviderClient({})),
  secrets: once(() => new SecretsManagerClient({})),
  cloudWatch: once(() => new CloudWatchClient({})),
} as const;
