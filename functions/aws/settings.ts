import { z } from 'zod';

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
  /** Queue that asks for a refresh of the search index and the counts. */
  REFRESH_QUEUE_URL: z.url(),
  /** The token issuer; its keys are at `<issuer>/.well-known/jwks.json`. */
  ISSUER: z.url(),
  /** The client that tokens must be issued for. */
  CLIENT_ID: z.string().min(1),
  /** Origin of the login service's token endpoint, where it is not the issuer's own (Cognito). */
  SIGN_IN_ORIGIN: z.url(),
  /** Where people reach the portal and the API. */
  PUBLIC_URL: z.url(),
} as const;

export type SettingName = keyof typeof settingSchemas;
export const settingNames = Object.keys(settingSchemas);

/** The settings that a function needs, parsed; a missing one stops the function at its start. */
export function readSettings<N extends SettingName>(
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly N[],
): Record<N, string> {
  const entries = names.map((name) => [name, settingSchemas[name].parse(environment[name], { reportInput: false })]);
  return Object.fromEntries(entries);
}
