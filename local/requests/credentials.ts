import { randomBytes } from 'node:crypto';

/** The key by which the functions of one role sign their calls. */
export type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string };

export type RoleCredentials = {
  /** Throws when no role has that ARN. */
  readonly forRole: (roleArn: string) => Credentials;
  readonly secretFor: (accessKeyId: string) => string | undefined;
};

/** One key for each role, made again at every start: nothing that was signed before it is valid after it. */
export function makeCredentials(roleArns: Iterable<string>, random: (size: number) => Buffer = randomBytes): RoleCredentials {
  const byRole = new Map<string, Credentials>();
  const secrets = new Map<string, string>();
  for (const roleArn of roleArns) {
    // 'ASIA' begins the id of a temporary key, which is what a Lambda function has.
    const credentials = {
      accessKeyId: `ASIA${random(8).toString('hex').toUpperCase()}`,
      secretAccessKey: random(30).toString('base64'),
      sessionToken: random(48).toString('base64'),
    };
    byRole.set(roleArn, credentials);
    secrets.set(credentials.accessKeyId, credentials.secretAccessKey);
  }
  return {
    forRole: (roleArn) => {
      const credentials = byRole.get(roleArn);
      if (credentials === undefined) throw new Error(`No role has the ARN ${roleArn}`);
      return credentials;
    },
    secretFor: (accessKeyId) => secrets.get(accessKeyId),
  };
}
