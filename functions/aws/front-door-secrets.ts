import { GetSecretValueCommand, ResourceNotFoundException, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import type { FrontDoorSecrets } from '../gate/front-door-secrets.port.ts';
import { limits } from '../limits.ts';

/** A shorter one could be guessed, and lets nobody in. */
const secretSchema = z.object({ SecretString: z.string().min(limits.minSecretCharacters) });

/**
 * Secrets Manager's two versions of the secret: the one in force, and the one before, which the front door sends until it is deployed again. The first must be there; of a faulty answer nothing is told,
 * since it may hold the value.
 */
export function storedFrontDoorSecrets(client: SecretsManagerClient, secretId: string): FrontDoorSecrets {
  const versionOf = async (VersionStage: string): Promise<string> => {
    const answer = secretSchema.safeParse(await client.send(new GetSecretValueCommand({ SecretId: secretId, VersionStage })));
    if (!answer.success) throw new Error('the secret of the front door holds no value of at least 256 bits');
    return answer.data.SecretString;
  };
  const before = () =>
    versionOf('AWSPREVIOUS').catch((error: unknown) => {
      // A secret that was never replaced has no version before.
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    });
  return {
    read: async () => {
      const [current, previous] = await Promise.all([versionOf('AWSCURRENT'), before()]);
      return previous === undefined ? [current] : [current, previous];
    },
  };
}
