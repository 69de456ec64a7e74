import { GetSecretValueCommand, ResourceNotFoundException, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { storedFrontDoorSecrets } from '../../functions/aws/front-door-secrets.ts';

const name = 'satu-data-kota/front-door';
const [current, previous] = ['c'.repeat(64), 'p'.repeat(64)];
const missing = new ResourceNotFoundException({ message: 'no such version', $metadata: {} });

function open(answers: Readonly<Record<'AWSCURRENT' | 'AWSPREVIOUS', string | Error>>) {
  const client = new SecretsManagerClient({ region: 'ap-southeast-3' });
  const secrets = mockClient(client);
  for (const [VersionStage, answer] of Object.entries(answers)) {
    const asked = secrets.on(GetSecretValueCommand, { SecretId: name, VersionStage });
    if (answer instanceof Error) asked.rejects(answer);
    else asked.resolves({ SecretString: answer });
  }
  return storedFrontDoorSecrets(client, name);
}

test('gives the version in force and the one before, or the first alone while there is no other', async () => {
  expect(await open({ AWSCURRENT: current, AWSPREVIOUS: previous }).read()).toEqual([current, previous]);
  expect(await open({ AWSCURRENT: current, AWSPREVIOUS: missing }).read()).toEqual([current]);
});

test('rejects where the secret is not there, or either version can’t be read', async () => {
  await expect(open({ AWSCURRENT: missing, AWSPREVIOUS: missing }).read()).rejects.toThrow('no such version');
  await expect(open({ AWSCURRENT: current, AWSPREVIOUS: new Error('throttled') }).read()).rejects.toThrow('throttled');
});

test('takes no value that could be guessed, and never tells it', async () => {
  for (const answers of [
    { AWSCURRENT: 'k'.repeat(42), AWSPREVIOUS: previous },
    { AWSCURRENT: current, AWSPREVIOUS: 'k' },
  ]) {
    const error = await open(answers)
      .read()
      .catch((fault: Error) => fault);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).not.toMatch(/kk|cc|pp/);
  }
});
