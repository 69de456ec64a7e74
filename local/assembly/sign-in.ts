import { z } from 'zod';
import type { ResolvedResource } from './resources.ts';

/** Where a browser may be sent after signing in and out, from the user pool's client. */
export type SignInModel = { readonly callbackUrls: readonly string[]; readonly logoutUrls: readonly string[] };

const clientSchema = z.object({ CallbackURLs: z.array(z.string()).default([]), LogoutURLs: z.array(z.string()).default([]) });

/** The addresses of the one user pool client. Throws when there is none or more than one. */
export function readSignIn(resources: readonly ResolvedResource[]): SignInModel {
  const [client, ...others] = resources.filter(({ type }) => type === 'AWS::Cognito::UserPoolClient');
  if (client === undefined || others.length > 0) throw new Error('The laptop serves exactly one user pool client');
  const { CallbackURLs, LogoutURLs } = clientSchema.parse(client.properties);
  return { callbackUrls: CallbackURLs, logoutUrls: LogoutURLs };
}
