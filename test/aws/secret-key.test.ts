import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { secretKey } from '../../functions/aws/secret-key.ts';

const arn = 'arn:aws:secretsmanager:ap-southeast-3:000000000000:secret:PersonKey-abcdef';
const value = 'k'.repeat(43);

function open() {
  const client = new SecretsManagerClient({ region: 'ap-southeast-3' });
  const secrets = mockClient(client);
  return { secrets, key: secretKey(client, arn) };
}

test('fetches the key when it is first used, and once in the life of the process', async () => {
  const { secrets, key } = open();
  secrets.on(GetSecretValueCommand).resolves({ SecretString: value });
  expect(secrets.calls()).toHaveLength(0);
  expect([await key(), await key()]).toEqual([Buffer.from(value), Buffer.from(value)]);
  expect(secrets.commandCalls(GetSecretValueCommand).map(({ args }) => args[0].input)).toEqual([{ SecretId: arn }]);
});

test('asks again after a failure', async () => {
  const { secrets, key } = open();
  secrets.on(GetSecretValueCommand).rejectsOnce(new Error('throttled')).resolves({ SecretString: value });
  await expect(key()).rejects.toThrow('throttled');
  expect(await key()).toEqual(Buffer.from(value));
});

test.each([
  ['none', undefined],
  ['one below 256 bits', 'k'.repeat(42)],
])('takes no key where there is %s, and never tells what it got', async (_what, SecretString) => {
  const { secrets, key } = open();
  secrets.on(GetSecretValueCommand).resolves(SecretString === undefined ? {} : { SecretString });
  const error = await key().catch((fault: Error) => fault);
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).not.toContain('kkk');
});
