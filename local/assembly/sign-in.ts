import * as z from 'zod';
import type { ResolvedResource } from './resources.ts';

/** Where a browser may be sent after signing in and out, and how long a refresh token lasts, from the user pool's client. */
export type SignInModel = {
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly refreshSeconds: number;
};

/** The user pool and the groups that the template puts into it; others are made while it runs. */
export type UserPoolModel = { readonly id: string; readonly arn: string; readonly groups: readonly string[] };

const secondsOf = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 };
const unit = z.enum(['seconds', 'minutes', 'hours', 'days']);
const clientSchema = z.object({
  CallbackURLs: z.array(z.string()).default([]),
  LogoutURLs: z.array(z.string()).default([]),
  // CloudFormation's own defaults: 30 days.
  RefreshTokenValidity: z.coerce.number().positive().default(30),
  TokenValidityUnits: z.object({ RefreshToken: unit.default('days') }).default({ RefreshToken: 'days' }),
});
const poolSchema = z.object({
  UsernameAttributes: z.tuple([z.literal('email')], { error: 'The laptop plays a user pool that signs in by e-mail address' }).optional(),
  AliasAttributes: z.undefined({ error: 'The laptop plays a user pool without aliases' }).optional(),
});
const groupSchema = z.object({ GroupName: z.string(), UserPoolId: z.string() });

/** The addresses and the refresh token's time of the one user pool client. Throws when there is none or more than one. */
export function readSignIn(resources: readonly ResolvedResource[]): SignInModel {
  const [client, ...others] = resources.filter(({ type }) => type === 'AWS::Cognito::UserPoolClient');
  if (client === undefined || others.length > 0) throw new Error('The laptop serves exactly one user pool client');
  const { CallbackURLs, LogoutURLs, RefreshTokenValidity, TokenValidityUnits } = clientSchema.parse(client.properties);
  return {
    callbackUrls: CallbackURLs,
    logoutUrls: LogoutURLs,
    refreshSeconds: RefreshTokenValidity * secondsOf[TokenValidityUnits.RefreshToken],
  };
}

/** The one user pool. Throws when there is none or more than one, and when it signs in otherwise than by e-mail address. */
export function readUserPool(resources: readonly ResolvedResource[]): UserPoolModel {
  const [pool, ...others] = resources.filter(({ type }) => type === 'AWS::Cognito::UserPool');
  if (pool === undefined || others.length > 0) throw new Error('The laptop plays exactly one user pool');
  poolSchema.parse(pool.properties);
  const groups = resources
    .filter(({ type }) => type === 'AWS::Cognito::UserPoolGroup')
    .map(({ properties }) => groupSchema.parse(properties));
  return {
    id: pool.physical.ref,
    arn: pool.physical.attributes.Arn ?? '',
    groups: groups.filter(({ UserPoolId }) => UserPoolId === pool.physical.ref).map(({ GroupName }) => GroupName),
  };
}
