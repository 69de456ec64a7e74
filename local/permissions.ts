/**
 * Asks whether the role behind an access key may do an action ('s3:GetObject') on a resource (an ARN).
 * `context` holds condition keys and their values; several values of one key are separated by a line feed.
 */
export type IsAllowed = (accessKeyId: string, action: string, resource: string, context?: Readonly<Record<string, string>>) => boolean;

/** What every local service is built from: whose secret signs, what that role may do, and the time. */
export type ServiceAccess = {
  readonly secretFor: (accessKeyId: string) => string | undefined;
  readonly isAllowed: IsAllowed;
  readonly now: () => Date;
};
