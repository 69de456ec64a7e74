import { Logger } from '@aws-lambda-powertools/logger';
import { clients } from '../aws/clients.ts';
import { dynamoAccessFacts } from '../aws/dynamo-access-facts.ts';
import { readSettings } from '../aws/settings.ts';
import { authorize } from './authorize.ts';
import { jwtVerifier } from './jwt-verifier.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'ISSUER', 'CLIENT_ID']);
const logger = new Logger({ serviceName: 'satu-data' });

export const handler = authorize({
  verifier: jwtVerifier(settings.ISSUER, settings.CLIENT_ID),
  facts: dynamoAccessFacts(clients.documents(), settings.CATALOG_TABLE),
  now: () => new Date(),
  log: (line) => logger.info('authorize', line),
});
