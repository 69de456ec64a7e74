import { GetSecretValueCommand, ResourceNotFoundException, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { limits } from '../limits.ts';
import type { SubjectKeys } from '../persons/subject-keys.port.ts';

const secretSchema = z.object({ SecretString: z.string().min(limits.minSecretCharacters), VersionId: z.string().min(1) });

/**
 * Keys from Secrets Manager, each by the version that it has there. What a version holds never changes, so it is fetched once in the life of the process; which one is in force is
 * asked each time. Of a faulty answer nothing is told, since it may hold the key.
 */
export function subjectKeys(client: SecretsManagerClient, secretArn: string): SubjectKeys {
  const known = new Map<string, Uint8Array>();
  const get = async (asked: { readonly VersionId?: string }) => {
    const answer = secretSchema.safeParse(await client.send(new GetSecretValueCommand({ SecretId: secretArn, ...asked })));
    if (!answer.success) throw new Error('the secret holds no key of at least 256 bits');
    const key: Uint8Array = Buffer.from(answer.data.SecretString, 'utf8');
    known.set(answer.data.VersionId, key);
    return { version: answer.data.VersionId, key };
  };
  return {
    current: () => get({}),
    async of(version) {
      const key = known.get(version);
      if (key) return key;
      try {
        return (await get({ VersionId: version })).key;
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return undefined;
        throw error;
      }
    },
  };
}
