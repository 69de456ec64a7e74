import { z } from 'zod';
import { changedAssembly, type Resources, resourcesIn } from './changed-assembly.ts';

const statementSchema = z.looseObject({
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.unknown().optional(),
  Condition: z.unknown().optional(),
});
const policySchema = z.looseObject({
  Type: z.literal('AWS::IAM::Policy'),
  Properties: z.looseObject({
    PolicyDocument: z.looseObject({ Statement: z.array(statementSchema) }),
    Roles: z.array(z.object({ Ref: z.string() })),
  }),
});
/** One action on one target (a word of the statement's resource or condition) in the role of one function, by the role's logical id. */
export type Permission = { readonly role: string; readonly action: string; readonly on: string };

/**
 * A copy of the assembly whose template lacks exactly that permission; the code is the same. Throws when the template does not hold the
 * permission, or holds it more than once: a case that removes nothing would prove nothing.
 */
export function withoutPermission(assemblyDirectory: string, permission: Permission): string {
  let removed = 0;
  const copy = changedAssembly(assemblyDirectory, (resources) => {
    removed += cut(resources, permission);
  });
  if (removed !== 1) throw new Error(`${permission.role} holds ${permission.action} on ${permission.on} ${removed} times`);
  return copy;
}

/** Takes the action out of the statements of the role's policy that speak of the target; gives how many there were. */
function cut(resources: Resources, { role, action, on }: Permission): number {
  let removed = 0;
  for (const [logicalId, resource] of Object.entries(resources)) {
    const policy = policySchema.safeParse(resource);
    if (!policy.success || !policy.data.Properties.Roles.some(({ Ref }) => Ref === role)) continue;
    const { PolicyDocument } = policy.data.Properties;
    PolicyDocument.Statement = PolicyDocument.Statement.flatMap((statement) => {
      const actions = [statement.Action].flat();
      if (!actions.includes(action) || !targetOf(statement).includes(on)) return [statement];
      removed += 1;
      const rest = actions.filter((name) => name !== action);
      return rest.length === 0 ? [] : [{ ...statement, Action: rest }];
    });
    resources[logicalId] = policy.data;
  }
  return removed;
}

function targetOf({ Resource, Condition }: z.infer<typeof statementSchema>): string {
  return JSON.stringify([Resource, Condition]);
}

/** Every permission of the functions' roles, but for logs and traces, which the laptop takes from the process itself. */
export function permissionsIn(assemblyDirectory: string): Permission[] {
  return resourcesIn(assemblyDirectory).flatMap((resources) =>
    Object.entries(resources).flatMap(([logicalId, resource]) => {
      const policy = policySchema.safeParse(resource);
      if (!policy.success || !logicalId.startsWith('Functions')) return [];
      const role = policy.data.Properties.Roles[0]?.Ref ?? '';
      return policy.data.Properties.PolicyDocument.Statement.flatMap((statement) =>
        [statement.Action]
          .flat()
          .filter((action) => !/^(logs|xray):/.test(action))
          .map((action) => ({ role, action, on: targetOf(statement) })),
      );
    }),
  );
}
