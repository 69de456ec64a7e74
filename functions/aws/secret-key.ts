import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { limits } from '../limits.ts';

const secretSchema = z.object({ SecretString: z.string().min(limits.minSecretCharacters) });

/**
 * A key from Secrets Manager, fetched when first used and kept as long as the process: a function that never needs it never sees it. Throws when it can't
 * be fetched, and asks again the next time. Of a faulty answer nothing is told, since it may hold the key.
 */
export function secretKey(client: SecretsManagerClient, secretArn: string): () => Promise<Uint8Array> {
  let key: Uint8Array | undefined;
  return async () => {
    if (key) return key;
    const answer = secretSchema.safeParse(await client.send(new GetSecretValueCommand({ SecretId: secretArn })));
    if (!answer.success) throw new Error('the secret holds no key of at least 256 bits');
    key = Buffer.from(answer.data.SecretString, 'utf8');
    return key;
  };
}
