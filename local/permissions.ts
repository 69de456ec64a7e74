import type { RoleModel, Statement } from './assembly/roles.ts';
import { conditionHolds, wildcard } from './conditions.ts';

/**
 * Asks whether the role behind an access key may do an action ('s3:GetObject') on a resource (an ARN).
 * `context` holds condition keys and their values; several values of one key (dynamodb:LeadingKeys) are separated by a line feed.
 */
export type IsAllowed = (accessKeyId: string, action: string, resource: string, context?: Readonly<Record<string, string>>) => boolean;

/** What every local service is built from: whose secret signs, what that role may do, and the time. */
export type ServiceAccess = {
  readonly secretFor: (accessKeyId: string) => string | undefined;
  readonly isAllowed: IsAllowed;
  readonly now: () => Date;
};

/** A role with the key that its functions sign with. */
export type KeyedRole = { readonly role: RoleModel; readonly accessKeyId: string };

type CompiledStatement = {
  readonly denies: boolean;
  readonly matchesAction: (action: string) => boolean;
  readonly matchesResource: (resource: string) => boolean;
  readonly conditions: readonly { readonly operator: string; readonly key: string; readonly wanted: readonly string[] }[];
};

/**
 * Evaluates the statements that the template emits, as IAM does ("Policy evaluation logic"): what nothing allows is denied,
 * and an explicit Deny wins. Of resource policies only the Deny statements count: an Allow must stand in the role's own policy.
 * A condition operator that is not known here makes an Allow fail and a Deny hold.
 */
export function permissionsOf(roles: readonly KeyedRole[], resourceStatements: readonly Statement[]): IsAllowed {
  const byKey = new Map(
    roles.map(({ role, accessKeyId }) => {
      const denies = resourceStatements.filter((statement) => statement.Effect === 'Deny' && concerns(statement, role.arn));
      return [accessKeyId, { roleArn: role.arn, statements: [...role.statements, ...denies].map(compiled) }];
    }),
  );
  return (accessKeyId, action, resource, context = {}) => {
    const caller = byKey.get(accessKeyId);
    if (caller === undefined) return false;
    const keys = contextKeys(context, caller.roleArn);
    const matching = caller.statements.filter((statement) => applies(statement, action, resource, keys));
    return matching.length > 0 && !matching.some((statement) => statement.denies);
  };
}

function compiled(statement: Statement): CompiledStatement {
  return {
    denies: statement.Effect === 'Deny',
    matchesAction: matcher(statement.Action, statement.NotAction, 'i'),
    matchesResource: matcher(statement.Resource, statement.NotResource, ''),
    conditions: Object.entries(statement.Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, wanted]) => ({ operator, key: key.toLowerCase(), wanted })),
    ),
  };
}

// A statement with neither list matches nothing: IAM refuses to store it.
function matcher(
  wanted: readonly string[] | undefined,
  unwanted: readonly string[] | undefined,
  flags: string,
): (value: string) => boolean {
  const patterns = (wanted ?? unwanted ?? []).map((pattern) => wildcard(pattern, flags));
  if (patterns.length === 0) return () => false;
  return wanted === undefined
    ? (value) => !patterns.some((pattern) => pattern.test(value))
    : (value) => patterns.some((pattern) => pattern.test(value));
}

function applies(statement: CompiledStatement, action: string, resource: string, context: ReadonlyMap<string, string>): boolean {
  if (!statement.matchesAction(action) || !statement.matchesResource(resource)) return false;
  return statement.conditions.every(({ operator, key, wanted }) => conditionHolds(operator, wanted, context.get(key)) ?? statement.denies);
}

// The laptop speaks http to itself; the cloud's endpoints are https, which is what aws:SecureTransport asks about.
function contextKeys(context: Readonly<Record<string, string>>, roleArn: string): ReadonlyMap<string, string> {
  const keys = new Map([
    ['aws:securetransport', 'true'],
    ['aws:principalarn', roleArn],
  ]);
  for (const [key, value] of Object.entries(context)) keys.set(key.toLowerCase(), value);
  return keys;
}

function concerns(statement: Statement, roleArn: string): boolean {
  if (statement.Principal === undefined || statement.Principal === '*') return true;
  return (statement.Principal.AWS ?? []).some((principal) => principal === '*' || principal === roleArn);
}
