import * as z from 'zod';
import type { Fault } from './opds.ts';

export const httpsUrl = z.url({ protocol: /^https$/, error: 'must be an https address' });

/** Of the authorization request, what binds its answer to the portal (RFC 6749 §4.1.1, RFC 7636, OpenID Connect Core §3.1.2.1). */
const ownParameters = ['response_type', 'client_id', 'redirect_uri', 'state', 'nonce', 'code_challenge', 'code_challenge_method'];

/** A login service of the city's own, by OpenID Connect (docs/settings.md, "A login service of the city's own"). */
const identityProviderSchema = z
  .strictObject({
    /** As its tokens spell it in `iss`; `<issuer>/.well-known/openid-configuration` must answer. */
    issuer: httpsUrl,
    /** The portal: a public client with authorization code and PKCE. */
    clientId: z.string().min(1),
    /** The API: what its access tokens bear in `aud`. */
    audience: z.string().min(1),
    /** Where its keys are, if not at `<issuer>/.well-known/jwks.json`. */
    jwksUri: httpsUrl.optional(),
    /** Where tokens are asked for, if not at the issuer's own origin. */
    signInOrigin: httpsUrl.optional(),
    /** What the sign-in asks beside, so that the access token is for the API: its own `scope`, and `resource` (RFC 8707) or `audience`. */
    signInParameters: z.record(z.string(), z.string().min(1)).optional(),
    /** The claim that lists the groups of docs/access.md, "Who is calling". */
    groupsClaim: z.string().min(1).default('groups'),
    /** The claim that names the person in the page's corner. */
    nameClaim: z.string().min(1).default('name'),
  })
  .refine(({ audience, clientId }) => audience !== clientId, {
    path: ['audience'],
    error:
      'must differ from clientId: an ID token bears the client in aud, so the API needs an audience of its own, or ID tokens would pass for access tokens (RFC 9068 §4, RFC 8725 §3.9)',
  })
  .refine(({ signInParameters = {} }) => !ownParameters.some((name) => name in signInParameters), {
    path: ['signInParameters'],
    error: `must leave ${ownParameters.join(', ')} to the portal`,
  });

/**
 * Where AWS keeps what belongs to no region: CloudFront's certificates, metrics and firewalls (AWS WAF, "Resources that you can protect with AWS WAF"), and billing metrics with the budgets that
 * CloudFormation does not have in Jakarta (docs/decisions/0073-what-watching-costs.md).
 */
export const globalRegion = 'us-east-1';

/** What SES must have verified: any address of the domain may write then. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** What a QR code of minutes takes (functions/qr-code: 106 bytes) less the way to their page, `/periksa/` and the number. */
const mostAddressCharacters = 77;

/** What two deployments of one city may have differently: of the city file itself, and of each of its `stages`. */
export const deploymentShape = {
  /** Where the portal is reached; the laptop sets its own. Without it nobody can sign in until the address of CloudFront's is written here. */
  publicUrl: z
    .url()
    .regex(
      /^https:\/\/[^/?#]+$/,
      'must be https:// and a host, and nothing behind it: the portal’s addresses and the origin of browsers begin with it',
    )
    .max(mostAddressCharacters, `may have ${mostAddressCharacters} characters: a longer one does not fit the QR code of minutes`),
  region: z.string(),
  /** The city's own login service; without it, the stack's Cognito pool. */
  identityProvider: identityProviderSchema,
  /** The certificate of `publicUrl`'s host, for CloudFront (which reads it in us-east-1). */
  certificateArn: z.string().regex(/^arn:aws:acm:us-east-1:[0-9]{12}:certificate\/[0-9a-f-]+$/),
  /** From whom the login service writes, by SES; its domain must be verified there. Without it Cognito writes itself, fifty mails a day at most. */
  mail: z.strictObject({
    from: z.email(),
    replyTo: z.email().optional(),
    /** Where the domain is verified, if not in the city's own region. */
    region: z.string().optional(),
  }),
  /**
   * How long nobody can remove an archived day of access records, and whether administrators with the right to lift a lock can (`governance`) or nobody at all,
   * AWS's root user included, until it ends (`compliance`).
   */
  archive: z.strictObject({ retentionDays: z.number().int().min(1).max(36_500), lock: z.enum(['governance', 'compliance']) }),
  /** Where alarms are sent. */
  alarmEmail: z.email(),
  /** Where `docs/runbook.md` is read: an alarm's text links its section there. */
  runbookUrl: z.union([httpsUrl, z.literal('docs/runbook.md')]),
  /** What the AWS account may cost in a month, in US dollars; `alarmEmail` is told before it does. */
  monthlyBudgetUsd: z.number().positive(),
  /** The front door as the first deployment made it (outputs `FrontDoorId` and `AccessLogBucketName`), so that its faults are watched and, with a bucket, its reads are logged. */
  frontDoor: z.strictObject({
    distributionId: z.string().regex(/^E[A-Z0-9]{5,20}$/),
    /** Where its log of reads goes; without it there is none. */
    logBucket: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
      .optional(),
    /** Which version of its secret it sends, where the first one was replaced (docs/runbook.md, "Replacing the secret of the front door"). */
    secretVersion: z.uuid().optional(),
  }),
  /** Whether everybody signs in with a second factor; the pool knows no rule for stewards alone. */
  mfa: z.enum(['optional', 'required']),
  /** Who touched records, their archive and published data, by CloudTrail. */
  dataEvents: z.boolean(),
  /** A key of the city's own for tables, buckets and secrets, instead of AWS's. */
  ownKey: z.boolean(),
  /** A reader that asks the public address again and again, and rings when it gets no answer. */
  canary: z.strictObject({ everyMinutes: z.number().int().min(1).max(60) }),
  /** Whether X-Ray traces the functions: it costs as much as they do. */
  tracing: z.boolean(),
  /**
   * How a changed function takes its requests over: a tenth of them for ten minutes and then all, a tenth more each minute, or all at once and whatever
   * rings.
   */
  trafficShift: z.enum(['canary', 'linear', 'at-once']),
  /** The vault of another AWS account into which AWS Backup copies each night what the city keeps; without it there are no copies but those of this account. */
  copies: z.strictObject({ vaultArn: z.string().regex(/^arn:aws:backup:[a-z0-9-]+:[0-9]{12}:backup-vault:[A-Za-z0-9_-]{2,50}$/) }),
  /** WAF, in a stack of its own in us-east-1; it stands before the front door once `firewallArn` names it. */
  firewall: z.boolean(),
  /** The firewall before the front door: what the stack of `firewall` puts out, or another one of the account. */
  firewallArn: z.string().regex(/^arn:aws:wafv2:us-east-1:[0-9]{12}:global\/webacl\/[\w-]+\/[0-9a-f-]+$/),
  /** Whether CloudFormation refuses to delete the stacks that must stay. */
  terminationProtection: z.boolean(),
};

/** What the stacks beside the first are called after the deployment's name. */
export const partsOfCity: readonly string[] = ['site', 'compute', 'door', 'door-watch', 'firewall', 'cost', 'copies'];

/** Without a hyphen, and no part of the city's own: so no stack of a stage bears the name of another's. */
export const stageName = z
  .string()
  .regex(/^[a-z][a-z0-9]{1,15}$/, 'must be 2 to 16 letters a to z and digits')
  .refine((name) => !partsOfCity.includes(name), { error: `must be none of ${partsOfCity.join(', ')}` });

export const stagesSchema = z.record(stageName, z.strictObject(deploymentShape).partial());

type Deployment = {
  readonly publicUrl?: string | undefined;
  readonly certificateArn?: string | undefined;
};

/** Where CloudFront serves under its own certificate. */
const ofCloudFront = /\.cloudfront\.net$/;

/**
 * An own host needs the certificate by which CloudFront may serve it: without, the address would be CloudFront's, and callbacks and the inbox would still
 * name the city's host, so that nobody could sign in or send a file.
 */
export function faultsOfAddress({ publicUrl, certificateArn }: Deployment): Fault[] {
  const at = (name: string, message: string): Fault[] => [{ path: [name], message }];
  if (publicUrl === undefined) return certificateArn === undefined ? [] : at('certificateArn', 'needs publicUrl: the host that it is for');
  // What is no address has been told of by the setting itself.
  if (!URL.canParse(publicUrl)) return [];
  const isOfCloudFront = ofCloudFront.test(new URL(publicUrl).hostname);
  if (isOfCloudFront && certificateArn !== undefined)
    return at('certificateArn', 'is for a host of the city’s own; publicUrl is one of CloudFront’s');
  if (isOfCloudFront || certificateArn !== undefined) return [];
  return at('publicUrl', 'needs certificateArn, without which CloudFront serves no host of the city’s own (docs/first-deployment.md)');
}
