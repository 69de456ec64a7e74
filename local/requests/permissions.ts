import { accountId } from '../assembly/physical.ts';
import type { ResourcePolicy, RoleModel, Statement } from '../assembly/roles.ts';
import { conditionHolds, wildcard } from './conditions.ts';

/**
 * Asks whether the role behind an access key may do an action ('s3:GetObject') on a resource (an ARN).
 * `context` holds condition keys and their values; several values of one key (dynamodb:LeadingKeys) are separated by a line feed.
 */
export type IsAllowed = (accessKeyId: string, action: string, resource: string, context?: Readonly<Record<string, string>>) => boolean;

/** Asks whether a service ('s3.amazonaws.com') may do an action on a resource on behalf of `sourceArn`, a resource of this account. */
export type IsServiceAllowed = (service: string, action: string, resource: string, sourceArn: string) => boolean;

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

const accountRoot = `arn:aws:iam::${accountId}:root`;

/**
 * Evaluates the statements that the template emits, as IAM does within one account ("Policy evaluation logic"): the role's own policy or that
 * of the resource must allow, and an explicit Deny of either wins. A policy that allows the whole account leaves it to the role's own.
 * A condition operator that is not known here makes an Allow fail and a Deny hold.
 */
export function permissionsOf(roles: readonly KeyedRole[], policies: readonly ResourcePolicy[]): IsAllowed {
  const byKey = new Map(
    roles.map(({ role, accessKeyId }) => {
      const own = role.statements.map((statement) => onAnything(compiled(statement)));
      return [accessKeyId, { roleArn: role.arn, statements: [...own, ...statementsFor(policies, (one) => concerns(one, role.arn))] }];
    }),
  );
  return (accessKeyId, action, resource, context = {}) => {
    const caller = byKey.get(accessKeyId);
    if (caller === undefined) return false;
    return decide(caller.statements, action, resource, contextKeys({ 'aws:PrincipalArn': caller.roleArn, ...context }));
  };
}

/** Evaluates what services may do by themselves: only a resource's own policy can allow it, and every service that there is needs that. */
export function servicePermissions(policies: readonly ResourcePolicy[]): IsServiceAllowed {
  return (service, action, resource, sourceArn) => {
    const statements = statementsFor(policies, (statement) => concernsService(statement, service));
    return decide(statements, action, resource, contextKeys({ 'aws:SourceArn': sourceArn, 'aws:SourceAccount': accountId }));
  };
}

type Applicable = { readonly statement: CompiledStatement; readonly covers: (resource: string) => boolean };

function onAnything(statement: CompiledStatement): Applicable {
  return { statement, covers: () => true };
}

function statementsFor(policies: readonly ResourcePolicy[], isConcerned: (statement: Statement) => boolean): readonly Applicable[] {
  return policies.flatMap(({ resourceArn, statements }) => {
    // A policy speaks of its own resource alone, whatever it names: a bucket's also of the objects in it.
    const covers = (resource: string) => resource === resourceArn || resource.startsWith(`${resourceArn}/`);
    return statements.filter(isConcerned).map((statement) => ({ statement: compiled(statement), covers }));
  });
}

function decide(statements: readonly Applicable[], action: string, resource: string, keys: ReadonlyMap<string, string>): boolean {
  const matching = statements.filter(({ statement, covers }) => covers(resource) && applies(statement, action, resource, keys));
  return matching.length > 0 && !matching.some(({ statement }) => statement.denies);
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
function contextKeys(context: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const keys = new Map([['aws:securetransport', 'true']]);
  for (const [key, value] of Object.entries(context)) keys.set(key.toLowerCase(), value);
  return keys;
}

function concerns({ Effect, Principal }: Statement, roleArn: string): boolean {
  if (Principal === '*') return true;
  const named = Principal?.AWS ?? [];
  if (named.includes('*') || named.includes(roleArn)) return true;
  return Effect === 'Deny' && (named.includes(accountRoot) || named.includes(accountId));
}

function concernsService({ Principal }: Statement, service: string): boolean {
  if (Principal === '*') return true;
  return (Principal?.AWS ?? []).includes('*') || (Principal?.Service ?? []).includes(service);
}
