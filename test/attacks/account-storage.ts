import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type CityModel, readModel } from '../../local/assembly/model.ts';
import { openObjects } from '../../local/objects/service.ts';
import { makeCredentials } from '../../local/requests/credentials.ts';
import { type IsAllowed, permissionsOf } from '../../local/requests/permissions.ts';
import { currentAssembly } from '../../local/synthesize.ts';
import { openTables } from '../../local/tables/tables.ts';
import { serveJson } from '../local/json-server.ts';

/** Anyone who may do everything that no policy of a bucket denies: an administrator of the account. */
const administrator = {
  name: 'administrator',
  arn: 'arn:aws:iam::000000000000:role/administrator',
  statements: [{ Effect: 'Allow' as const, Action: ['*'], Resource: ['*'], Condition: {} }],
};

/** The SDK's own clients, signed as one role. */
export type Hands = { readonly s3: S3Client; readonly documents: DynamoDBDocumentClient };

export type AccountStorage = {
  readonly model: CityModel;
  /** Each function's role by its name, and `administrator`. */
  readonly roles: readonly string[];
  readonly as: (role: string) => Hands;
  /** What the role's policies and the buckets' allow. */
  readonly may: (role: string, action: string, resource: string, context?: Readonly<Record<string, string>>) => boolean;
  readonly bucket: string;
  readonly recordsTable: string;
  readonly catalogTable: string;
  readonly stop: () => Promise<void>;
};

/** Tables and buckets of the synthesized template, empty, as the laptop serves them: signatures, role policies, bucket policies and locks as the template has them. */
export async function openAccountStorage(): Promise<AccountStorage> {
  const directory = mkdtempSync(join(tmpdir(), 'satudata-account-'));
  const assembly = await currentAssembly(resolve(import.meta.dirname, '../..'), () => undefined);
  const cityResources = { publicUrl: 'http://127.0.0.1', issuer: 'http://127.0.0.1/oidc', clientId: 'any' };
  const model = readModel(assembly, { ...cityResources, queueUrl: (name) => name });
  const roles = [...model.roles, administrator];
  const credentials = makeCredentials(roles.map(({ arn }) => arn));
  const keyed = roles.map((role) => ({ role, accessKeyId: credentials.forRole(role.arn).accessKeyId }));
  const isAllowed: IsAllowed = permissionsOf(keyed, model.resourcePolicies);
  const access = { secretFor: credentials.secretFor, isAllowed, now: () => new Date() };
  const { region } = model;
  const tables = await openTables({ directory: join(directory, 'tables'), tables: model.tables, region, access });
  const json = await serveJson([tables.service], access);
  const objects = await openObjects({
    directory: join(directory, 'objects'),
    buckets: model.buckets,
    region,
    access,
    notify: async () => undefined,
  });
  const server = createServer((request, response) => void objects.handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keyOf = (name: string) => credentials.forRole(roles.find((role) => role.name === name)?.arn ?? name);
  const made = new Map<string, Hands>();
  const as = (name: string): Hands => {
    const known = made.get(name) ?? handsOf(keyOf(name), region, address, json.endpoint);
    made.set(name, known);
    return known;
  };
  return {
    model,
    roles: roles.map(({ name }) => name),
    as,
    may: (role, action, resource, context) => isAllowed(keyOf(role).accessKeyId, action, resource, context),
    bucket: nameOf(model.buckets, ({ lockedDays }) => lockedDays !== undefined),
    recordsTable: nameOf(model.tables, ({ properties }) => !JSON.stringify(properties).includes('byOpd')),
    catalogTable: nameOf(model.tables, ({ properties }) => JSON.stringify(properties).includes('byOpd')),
    stop: async () => {
      for (const { s3, documents } of made.values()) for (const client of [s3, documents]) client.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await objects.close();
      await json.close();
      await tables.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

type Key = ReturnType<ReturnType<typeof makeCredentials>['forRole']>;

function handsOf(key: Key, region: string, objects: string, tables: string): Hands {
  const settings = { region, credentials: key, maxAttempts: 1 };
  return {
    s3: new S3Client({ ...settings, endpoint: objects, forcePathStyle: true }),
    documents: DynamoDBDocumentClient.from(new DynamoDBClient({ ...settings, endpoint: tables })),
  };
}

function nameOf<T extends { readonly name: string }>(all: readonly T[], isIt: (one: T) => boolean): string {
  const [found, ...others] = all.filter(isIt);
  if (!found || others.length > 0) throw new Error(`the template has ${others.length + (found ? 1 : 0)} of what should be one`);
  return found.name;
}
