import * as z from 'zod';
import { changedAssembly, type Resources, resourcesIn } from './changed-assembly.ts';

const statementSchema = z.looseObject({
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.unknown().optional(),
  Condition: z.unknown().optional(),
});
const roleSchema = z.looseObject({
  Type: z.literal('AWS::IAM::Role'),
  Properties: z.looseObject({
    Policies: z.array(z.looseObject({ PolicyDocument: z.looseObject({ Statement: z.array(statementSchema) }) })),
  }),
});
const functionSchema = z.looseObject({
  Type: z.literal('AWS::Lambda::Function'),
  Properties: z.looseObject({ Role: z.object({ 'Fn::GetAtt': z.array(z.string()) }) }),
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

/** Takes the action out of the statements of the role that speak of the target; gives how many there were. */
function cut(resources: Resources, { role: roleId, action, on }: Permission): number {
  const role = roleSchema.safeParse(resources[roleId]);
  if (!role.success) return 0;
  let removed = 0;
  for (const { PolicyDocument } of role.data.Properties.Policies)
    PolicyDocument.Statement = PolicyDocument.Statement.flatMap((statement) => {
      const actions = [statement.Action].flat();
      if (!actions.includes(action) || !targetOf(statement).includes(on)) return [statement];
      removed += 1;
      const rest = actions.filter((name) => name !== action);
      return rest.length === 0 ? [] : [{ ...statement, Action: rest }];
    });
  resources[roleId] = role.data;
  return removed;
}

function targetOf({ Resource, Condition }: z.infer<typeof statementSchema>): string {
  return JSON.stringify([Resource, Condition]);
}

/** Every permission of the functions' roles, but for logs and traces, which the laptop takes from the process itself. */
export function permissionsIn(assemblyDirectory: string): Permission[] {
  return resourcesIn(assemblyDirectory).flatMap((resources) =>
    rolesOfFunctions(resources).flatMap((role) => {
      const parsed = roleSchema.safeParse(resources[role]);
      if (!parsed.success) return [];
      const statements = parsed.data.Properties.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
      return statements.flatMap((statement) =>
        [statement.Action]
          .flat()
          .filter((action) => !/^(logs|xray):/.test(action))
          .map((action) => ({ role, action, on: targetOf(statement) })),
      );
    }),
  );
}

function rolesOfFunctions(resources: Resources): string[] {
  const functions = Object.values(resources).flatMap((resource) => functionSchema.safeParse(resource).data ?? []);
  return functions.flatMap(({ Properties }) => Properties.Role['Fn::GetAtt'][0] ?? []);
}
