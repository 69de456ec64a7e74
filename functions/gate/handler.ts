import { Logger } from '@aws-lambda-powertools/logger';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoAccessFacts } from '../aws/dynamo/access-facts.ts';
import { storedFrontDoorSecrets } from '../aws/front-door-secrets.ts';
import { readSettings } from '../aws/settings.ts';
import { factsInBody, verifierInBody } from '../tokens/in-body.ts';
import { jwtVerifier } from '../tokens/jwt-verifier.ts';
import type { TokenRules } from '../tokens/token-rules.ts';
import { authorize } from './authorize.ts';
import { constantTimeGate } from './constant-time-gate.ts';
import { throughFrontDoor } from './through-front-door.ts';

const settings = readSettings(process.env, [
  'CATALOG_TABLE',
  'ISSUER',
  'JWKS_URI',
  'CLIENT_ID',
  'TOKEN_STYLE',
  'AUDIENCE',
  'GROUPS_CLAIM',
  'NAME_CLAIM',
  'FRONT_DOOR_SECRET',
]);
const rules: TokenRules = {
  issuer: settings.ISSUER,
  jwksUri: settings.JWKS_URI,
  style: settings.TOKEN_STYLE,
  clientId: settings.CLIENT_ID,
  audience: settings.AUDIENCE,
  groupsClaim: settings.GROUPS_CLAIM,
  nameClaim: settings.NAME_CLAIM,
};
const { opds } = readCity();
const now = () => new Date();
const logger = new Logger({ serviceName: 'satu-data' });

const { FRONT_DOOR_SECRET: secret } = settings;
const log = (line: Readonly<Record<string, string>>) => logger.info('authorize', line);
const inConstantTime = constantTimeGate(
  authorize({
    verifier: verifierInBody(jwtVerifier(rules, now), opds),
    facts: factsInBody(dynamoAccessFacts(clients.documents(), settings.CATALOG_TABLE), opds),
    now,
    log,
  }),
);

export const handler =
  secret === 'none'
    ? inConstantTime
    : throughFrontDoor({ secrets: storedFrontDoorSecrets(clients.secrets(), secret), now, log }, inConstantTime);
