import * as z from 'zod';

/** What a function is told by its environment. No secret is ever among it. */
const settingSchemas = {
  /** Name of the catalog table. */
  CATALOG_TABLE: z.string().min(1),
  /** Name of the access-records table. */
  RECORDS_TABLE: z.string().min(1),
  /** Name of the bucket that clients upload into. */
  INBOX_BUCKET: z.string().min(1),
  /** Name of the bucket that holds what is published. */
  PUBLISHED_BUCKET: z.string().min(1),
  /** Name of the bucket that keeps the access records of days that are over. */
  ARCHIVE_BUCKET: z.string().min(1),
  /** Name of the bucket that the front door's log is delivered into. */
  ACCESS_LOG_BUCKET: z.string().min(1),
  /** Queue that asks for a refresh of the search index and the counts. */
  REFRESH_QUEUE_URL: z.url(),
  /** Queue of the files that are made while nobody waits. */
  FILES_QUEUE_URL: z.url(),
  /** The token issuer, as tokens spell it in `iss`. */
  ISSUER: z.url(),
  /** Where the issuer's keys are. */
  JWKS_URI: z.url(),
  /** The client that people sign in with: the portal. */
  CLIENT_ID: z.string().min(1),
  /** How an access token says whom it is for: Cognito by `token_use`, `client_id` and `scope`, others by `aud`. */
  TOKEN_STYLE: z.enum(['cognito', 'oidc']),
  /** Whom access tokens must be issued for: the client of Cognito, which knows no audience, or the API's audience. */
  AUDIENCE: z.string().min(1),
  /** The claim that lists a person's groups. */
  GROUPS_CLAIM: z.string().min(1),
  /** The claim that names a person. */
  NAME_CLAIM: z.string().min(1),
  /** Origin of the login service's token endpoint, where it is not the issuer's own (Cognito). */
  SIGN_IN_ORIGIN: z.url(),
  /** The pool whose accounts the steward keeps; `none` where the city signs in by a service of its own. */
  USER_POOL_ID: z.string().min(1),
  /** The secret that holds the key for the persons of NIKs; its ARN, not the key. */
  PERSON_KEY_ARN: z.string().min(1),
  /** The secret that holds the key of the subject index; its ARN, not the key. */
  SUBJECT_KEY_ARN: z.string().min(1),
  /** What the portal asks the login service beside the protocol's own, as a query: its scope at least. */
  SIGN_IN_PARAMETERS: z.string().min(1),
  /** The secret by which the front door shows who it is: its name, not its value; `none` where no firewall stands before it. */
  FRONT_DOOR_SECRET: z.string().min(1),
  /** Where people reach the portal and the API. */
  PUBLIC_URL: z.url(),
} as const;

export type SettingName = keyof typeof settingSchemas;
type Settings<N extends SettingName> = { readonly [K in N]: z.infer<(typeof settingSchemas)[K]> };
export const settingNames = Object.keys(settingSchemas);

/** The settings that a function needs, parsed; a missing one stops the function at its start, and is named. */
export function readSettings<N extends SettingName>(
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly N[],
): Settings<N> {
  const parsed = names.map((name) => ({ name, of: settingSchemas[name].safeParse(environment[name], { reportInput: false }) }));
  const issues = parsed.flatMap(({ name, of }) => (of.error?.issues ?? []).map((issue) => ({ ...issue, path: [name, ...issue.path] })));
  if (issues.length > 0) throw new z.ZodError(issues);
  const entries = parsed.map(({ name, of }) => [name, of.data]);
  return Object.fromEntries(entries);
}
