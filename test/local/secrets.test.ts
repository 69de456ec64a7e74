import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetSecretValueCommand, ListSecretsCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { generatedSecret, generateSecretString } from '../../local/secrets/generated-secret.ts';
import { openSecrets, type SecretSettings } from '../../local/secrets/secrets.ts';
import { credentials, region, serveJson, testAccess } from './json-server.ts';

const arn = (name: string) => `arn:aws:secretsmanager:${region}:000000000000:secret:${name}-a1b2c3`;
const key: SecretSettings = { name: 'subject-key', arn: arn('subject-key'), generate: { PasswordLength: 64, ExcludePunctuation: true } };
const templated: SecretSettings = {
  name: 'cursor',
  arn: arn('cursor'),
  generate: { SecretStringTemplate: '{"user":"desk"}', GenerateStringKey: 'password', PasswordLength: '20' },
};

describe('secrets', () => {
  let directory: string;
  let permission: ReturnType<typeof testAccess>;
  let server: Awaited<ReturnType<typeof serveJson>>;
  let client: SecretsManagerClient;

  let secrets: ReturnType<typeof openSecrets>;

  const start = async (settings: readonly SecretSettings[] = [key]) => {
    secrets = openSecrets({ directory, secrets: settings, access: permission.access });
    server = await serveJson([secrets.service], permission.access);
    client = new SecretsManagerClient({ region, credentials, endpoint: server.endpoint, maxAttempts: 1 });
  };
  const stop = async () => {
    client.destroy();
    await server.close();
    expect(server.faults).toEqual([]);
  };
  const value = async (SecretId: string) => (await client.send(new GetSecretValueCommand({ SecretId }))).SecretString;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'secrets-'));
    permission = testAccess();
    await start();
  });

  afterEach(async () => {
    await stop();
    rmSync(directory, { recursive: true });
  });

  test('gives one value by name, ARN and partial ARN', async () => {
    const byName = await value('subject-key');
    expect(byName).toMatch(/^[A-Za-z0-9]{64}$/);
    expect(await value(key.arn)).toBe(byName);
    expect(await value(key.arn.slice(0, -7))).toBe(byName);
    await expect(value('subject')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(client.send(new GetSecretValueCommand({ SecretId: 'subject-key', VersionStage: 'AWSPREVIOUS' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  test('keeps a value over a restart, makes a new secret beside it, and lets the owner alone read the file', async () => {
    const before = await value('subject-key');
    await stop();
    await start([key, templated]);
    expect(await value('subject-key')).toBe(before);
    expect(JSON.parse((await value('cursor')) ?? '')).toEqual({ user: 'desk', password: expect.stringMatching(/^[!-~]{20}$/) });
    expect(statSync(join(directory, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  test('puts a value in force that is sent, keeps the one before, and asks whether that may be', async () => {
    const before = await value('subject-key');
    const put = () => client.send(new PutSecretValueCommand({ SecretId: key.arn, SecretString: 'another-key' }));
    await put();
    expect(await value('subject-key')).toBe('another-key');
    const previous = await client.send(new GetSecretValueCommand({ SecretId: key.arn, VersionStage: 'AWSPREVIOUS' }));
    expect(previous.SecretString).toBe(before);
    permission.state.deny.add('secretsmanager:PutSecretValue');
    await expect(put()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  test('gives a new value once it is renewed, and the one before by its version and label, over a restart, too', async () => {
    const first = await client.send(new GetSecretValueCommand({ SecretId: 'subject-key' }));
    secrets.renew('subject-key');
    const second = await client.send(new GetSecretValueCommand({ SecretId: 'subject-key' }));
    expect(second.SecretString).toMatch(/^[A-Za-z0-9]{64}$/);
    expect([second.SecretString, second.VersionId]).not.toEqual([first.SecretString, first.VersionId]);
    secrets.renew('subject-key');
    await stop();
    await start();
    for (const [asked, expected] of [
      [{ VersionId: first.VersionId }, first.SecretString],
      [{ VersionId: second.VersionId }, second.SecretString],
      [{ VersionStage: 'AWSPREVIOUS' }, second.SecretString],
    ] as const) {
      expect((await client.send(new GetSecretValueCommand({ SecretId: 'subject-key', ...asked }))).SecretString).toBe(expected);
    }
    const mixed = new GetSecretValueCommand({ SecretId: 'subject-key', VersionId: first.VersionId, VersionStage: 'AWSCURRENT' });
    await expect(client.send(mixed)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('refuses to start over a broken file, and leaves it as it is', () => {
    writeFileSync(join(directory, 'secrets.json'), '{"subject-key":');
    expect(() => openSecrets({ directory, secrets: [key], access: permission.access })).toThrow();
    expect(readFileSync(join(directory, 'secrets.json'), 'utf8')).toBe('{"subject-key":');
  });

  test('makes another value on another laptop', async () => {
    const here = await value('subject-key');
    await stop();
    rmSync(directory, { recursive: true });
    await start();
    expect(await value('subject-key')).not.toBe(here);
  });

  test('asks for the right on the whole ARN, and refuses without it', async () => {
    permission.state.deny.add('secretsmanager:GetSecretValue');
    await expect(value('subject-key')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(permission.asked).toEqual([{ action: 'secretsmanager:GetSecretValue', resource: key.arn, context: {} }]);
  });

  test('answers an operation that it does not serve with UnknownOperationException', async () => {
    await expect(client.send(new ListSecretsCommand({}))).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });
});

describe('a generated secret', () => {
  const counting = () => {
    let next = 0;
    return (limit: number) => next++ % limit;
  };
  const generate = (properties: object) => generatedSecret(generateSecretString.parse(properties), counting());

  test('holds a character of each type that is not excluded', () => {
    const secret = generate({ PasswordLength: 4 });
    for (const type of [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/]) expect(secret).toMatch(type);
  });

  test('holds no excluded character', () => {
    const properties = {
      ExcludeLowercase: true,
      ExcludeUppercase: 'true',
      ExcludePunctuation: true,
      ExcludeCharacters: '02468',
      PasswordLength: 200,
    };
    expect(generate(properties)).toMatch(/^[13579]{200}$/);
  });

  test('refuses to be made of nothing, too short for its types, or by half a template', () => {
    expect(() => generate({ ExcludeLowercase: true, ExcludeUppercase: true, ExcludePunctuation: true, ExcludeNumbers: true })).toThrow(
      'every character',
    );
    expect(() => generate({ PasswordLength: 3 })).toThrow('too short');
    expect(() => generate({ GenerateStringKey: 'password' })).toThrow('come together');
  });
});
