import { randomInt, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { answered, failed, type JsonService, operation, refusalOf, serviceOf } from '../requests/json-operation.ts';
import type { ServiceAccess } from '../requests/permissions.ts';
import { generatedSecret, generateSecretString } from './generated-secret.ts';
import { readSecrets, type StoredSecrets, writeSecrets } from './secret-file.ts';

/** A secret of the template. `arn` ends in the six characters that Secrets Manager adds; `generate` is its GenerateSecretString, resolved. */
export type SecretSettings = { readonly name: string; readonly arn: string; readonly generate?: unknown };

export type Secrets = { readonly service: JsonService };

const getSecretValue = z.strictObject({
  SecretId: z.string().min(1).max(2048),
  VersionId: z.string().optional(),
  VersionStage: z.string().optional(),
});

const current = 'AWSCURRENT';

/**
 * Secrets Manager, reading only: GetSecretValue by name, ARN, or ARN without its last six characters.
 * A secret is made on the first start that knows it and kept from then on; one without `generate` gets a password by CloudFormation's defaults.
 */
export function openSecrets(options: {
  readonly directory: string;
  readonly secrets: readonly SecretSettings[];
  readonly access: ServiceAccess;
}): Secrets {
  mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  const { access } = options;
  const stored = makeMissing(join(options.directory, 'secrets.json'), options.secrets, access.now());
  const missing = (what: string) => failed('ResourceNotFoundException', `Secrets Manager can't find the specified ${what}.`);

  return {
    service: serviceOf('secretsmanager', 400, {
      GetSecretValue: operation(getSecretValue, ({ SecretId, VersionId, VersionStage }, call) => {
        const secret = options.secrets.find(({ name, arn }) => [name, arn, arn.slice(0, -'-AbCdEf'.length)].includes(SecretId));
        if (secret === undefined) return missing('secret');
        const right = { accessKeyId: call.accessKeyId, action: 'secretsmanager:GetSecretValue', resource: secret.arn };
        const refused = refusalOf(access.isAllowed, 400, right);
        if (refused !== undefined) return refused;
        const kept = stored[secret.name];
        if (kept === undefined || (VersionStage ?? current) !== current || (VersionId ?? kept.versionId) !== kept.versionId) {
          return missing('secret value');
        }
        return answered({
          ARN: secret.arn,
          Name: secret.name,
          SecretString: kept.value,
          VersionId: kept.versionId,
          VersionStages: [current],
          CreatedDate: Date.parse(kept.createdAt) / 1000,
        });
      }),
    }),
  };
}

function makeMissing(path: string, secrets: readonly SecretSettings[], now: Date): StoredSecrets {
  const stored = readSecrets(path);
  const fresh = secrets
    .filter(({ name }) => !Object.hasOwn(stored, name))
    .map(({ name, generate }) => {
      const value = generatedSecret(generateSecretString.parse(generate ?? {}), (limit) => randomInt(limit));
      return [name, { value, versionId: randomUUID(), createdAt: now.toISOString() }] as const;
    });
  if (fresh.length === 0) return stored;
  const all = { ...stored, ...Object.fromEntries(fresh) };
  writeSecrets(path, all);
  return all;
}
