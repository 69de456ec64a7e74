import { randomInt, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { answered, failed, type JsonService, operation, refusalOf, serviceOf } from '../requests/json-operation.ts';
import type { ServiceAccess } from '../requests/permissions.ts';
import { generatedSecret, generateSecretString } from './generated-secret.ts';
import { readSecrets, type StoredSecret, type StoredSecrets, writeSecrets } from './secret-file.ts';

/** A secret of the template. `arn` ends in the six characters that Secrets Manager adds; `generate` is its GenerateSecretString, resolved. */
export type SecretSettings = { readonly name: string; readonly arn: string; readonly generate?: unknown };

export type Secrets = {
  readonly service: JsonService;
  /** Puts a new value in force, made as the first was; the one before is still given by its version. As `aws secretsmanager put-secret-value` does. */
  readonly renew: (name: string) => void;
  /** What CloudFormation puts in place of a reference to a secret, by name or ARN: the version in force, or the one that it names. Throws where there is none. */
  readonly valueOf: (id: string, versionId?: string) => string;
};

const getSecretValue = z.strictObject({
  SecretId: z.string().min(1).max(2048),
  VersionId: z.string().optional(),
  VersionStage: z.string().optional(),
});
const putSecretValue = z.strictObject({
  SecretId: z.string().min(1).max(2048),
  SecretString: z.string().min(1),
  ClientRequestToken: z.string().optional(),
});

const current = 'AWSCURRENT';
const previous = 'AWSPREVIOUS';

/**
 * Secrets Manager: GetSecretValue by name, ARN, or ARN without its last six characters, of the version in force, the one before it, or any by its id; PutSecretValue, which
 * puts another value in force.
 * A secret is made on the first start that knows it and kept from then on; one without `generate` gets a password by CloudFormation's defaults.
 */
export function openSecrets(options: {
  readonly directory: string;
  readonly secrets: readonly SecretSettings[];
  readonly access: ServiceAccess;
}): Secrets {
  mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  const { access } = options;
  const path = join(options.directory, 'secrets.json');
  let stored = makeMissing(path, options.secrets, access.now());
  const find = (id: string) => options.secrets.find(({ name, arn }) => [name, arn, arn.slice(0, -'-AbCdEf'.length)].includes(id));
  const putInForce = (name: string, value: Version) => {
    const { older = [], ...before } = stored[name] ?? { ...value, older: [] };
    stored = { ...stored, [name]: { ...value, older: [before, ...older] } };
    writeSecrets(path, stored);
  };
  const missing = (what: string) => failed('ResourceNotFoundException', `Secrets Manager can't find the specified ${what}.`);

  return {
    renew(name) {
      const secret = options.secrets.find((one) => one.name === name);
      if (!secret || !stored[name]) throw new Error(`There is no secret ${name}`);
      putInForce(name, made(secret, access.now()));
    },
    valueOf(id, versionId) {
      const kept = stored[find(id)?.name ?? ''];
      const found = kept && versionsOf(kept).find(({ version, stages }) => isAsked(version, stages, { VersionId: versionId }));
      if (found === undefined) throw new Error(`There is no secret ${id} with a version ${versionId ?? current}`);
      return found.version.value;
    },
    service: serviceOf('secretsmanager', 400, {
      GetSecretValue: operation(getSecretValue, ({ SecretId, VersionId, VersionStage }, call) => {
        const secret = find(SecretId);
        if (secret === undefined) return missing('secret');
        const right = { accessKeyId: call.accessKeyId, action: 'secretsmanager:GetSecretValue', resource: secret.arn };
        const refused = refusalOf(access.isAllowed, 400, right);
        if (refused !== undefined) return refused;
        const kept = stored[secret.name];
        const asked = kept && versionsOf(kept).find(({ version, stages }) => isAsked(version, stages, { VersionId, VersionStage }));
        if (asked === undefined) return missing('secret value');
        return answered({
          ARN: secret.arn,
          Name: secret.name,
          SecretString: asked.version.value,
          VersionId: asked.version.versionId,
          VersionStages: asked.stages,
          CreatedDate: Date.parse(asked.version.createdAt) / 1000,
        });
      }),
      PutSecretValue: operation(putSecretValue, ({ SecretId, SecretString }, call) => {
        const secret = find(SecretId);
        if (secret === undefined) return missing('secret');
        const right = { accessKeyId: call.accessKeyId, action: 'secretsmanager:PutSecretValue', resource: secret.arn };
        const refused = refusalOf(access.isAllowed, 400, right);
        if (refused !== undefined) return refused;
        const value = { value: SecretString, versionId: randomUUID(), createdAt: access.now().toISOString() };
        putInForce(secret.name, value);
        return answered({ ARN: secret.arn, Name: secret.name, VersionId: value.versionId, VersionStages: [current] });
      }),
    }),
  };
}

type Version = Omit<StoredSecret, 'older'>;

/** Every version with its staging labels: those before the last have none, and are found by their id alone. */
function versionsOf({ older = [], ...kept }: StoredSecret): { readonly version: Version; readonly stages: readonly string[] }[] {
  return [kept, ...older].map((version, place) => ({ version, stages: [current, previous].slice(place, place + 1) }));
}

function isAsked(
  { versionId }: Version,
  stages: readonly string[],
  { VersionId, VersionStage }: { readonly VersionId?: string | undefined; readonly VersionStage?: string | undefined },
): boolean {
  const wanted = VersionStage ?? (VersionId === undefined ? current : undefined);
  return (VersionId ?? versionId) === versionId && (wanted === undefined || stages.includes(wanted));
}

function made({ generate }: SecretSettings, now: Date): Version {
  const value = generatedSecret(generateSecretString.parse(generate ?? {}), (limit) => randomInt(limit));
  return { value, versionId: randomUUID(), createdAt: now.toISOString() };
}

function makeMissing(path: string, secrets: readonly SecretSettings[], now: Date): StoredSecrets {
  const stored = readSecrets(path);
  const fresh = secrets.filter(({ name }) => !Object.hasOwn(stored, name)).map((secret) => [secret.name, made(secret, now)] as const);
  if (fresh.length === 0) return stored;
  const all = { ...stored, ...Object.fromEntries(fresh) };
  writeSecrets(path, all);
  return all;
}
