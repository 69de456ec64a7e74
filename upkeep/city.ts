import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { cognitoDirectory } from '../functions/aws/cognito/directory.ts';
import { readSettings } from '../functions/aws/settings.ts';
import { askLaptop } from '../local/control.ts';
import { homeOf } from '../local/home.ts';
import { dynamoTable } from './dynamo-table.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const variablesSchema = z.record(z.string(), z.string());
const names = ['CATALOG_TABLE', 'RECORDS_TABLE', 'INBOX_BUCKET', 'PUBLISHED_BUCKET', 'USER_POOL_ID', 'PERSON_KEY_ARN'] as const;

/**
 * The environment in which the city's services are called: that of the caller, where it names a deployed city (`CATALOG_TABLE`, as functions are told it), else that
 * of the laptop that runs on `SATUDATA_HOME`. Throws a sentence when neither is there.
 */
export async function cityEnvironment(environment: NodeJS.ProcessEnv): Promise<Environment> {
  if (environment.CATALOG_TABLE !== undefined) return environment;
  return { ...environment, ...variablesSchema.parse(await askLaptop(homeOf(environment), { ask: 'operator' })) };
}

/** A city as whoever keeps it by hand reaches it: what keeps data, by name. */
export type City = ReturnType<typeof openCity>;

/** The clients of such an environment, which must have all six names, whichever of them are used. */
export function openCity(environment: Environment) {
  const settings = readSettings(environment, names);
  const at = (service: string) => placeOf(environment, service);
  const tables = new DynamoDBClient(at('DYNAMODB'));
  return {
    ...settings,
    /** A laptop names a place of its own for each service. */
    isOnLaptop: environment.AWS_ENDPOINT_URL_DYNAMODB !== undefined,
    tables,
    documents: documentsOf(tables),
    objects: new S3Client({ ...at('S3'), requestChecksumCalculation: 'WHEN_REQUIRED' }),
    pool: cognitoDirectory(new CognitoIdentityProviderClient(at('COGNITO_IDENTITY_PROVIDER')), settings.USER_POOL_ID),
    secrets: new SecretsManagerClient(at('SECRETS_MANAGER')),
  };
}

/** The catalog table alone, which is all that migrations read and write: of the names `CATALOG_TABLE` is enough. */
export function openCatalog(environment: Environment) {
  const { CATALOG_TABLE } = readSettings(environment, ['CATALOG_TABLE']);
  return dynamoTable(documentsOf(new DynamoDBClient(placeOf(environment, 'DYNAMODB'))), CATALOG_TABLE);
}

function documentsOf(tables: DynamoDBClient): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(tables, { marshallOptions: { removeUndefinedValues: true } });
}

/** Where a service is called. On AWS that is the SDK's own affair; the laptop names an endpoint and a key for each. */
function placeOf(environment: Environment, service: string) {
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  const [endpoint, sessionToken] = [environment[`AWS_ENDPOINT_URL_${service}`], environment.AWS_SESSION_TOKEN];
  const isOwn = endpoint !== undefined && accessKeyId !== undefined && secretAccessKey !== undefined;
  return {
    ...(region === undefined ? {} : { region }),
    ...(isOwn ? { endpoint, credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) } } : {}),
  };
}
