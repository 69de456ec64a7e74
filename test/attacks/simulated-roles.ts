import * as z from 'zod';
import { permissionsOf } from '../../local/requests/permissions.ts';
import { plainText, type synthesized } from '../lib/city-template.ts';
import { policiesOfRoles } from '../lib/role-policies.ts';

const many = z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(z.json()));
const statementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: many,
  Resource: many,
  Condition: z.record(z.string(), z.record(z.string(), z.array(z.string()))).default({}),
});
const documentSchema = z.object({ Statement: z.array(statementSchema) });

/** May this function (`RowsFunction`) do an action on a resource (`PublishedBucket/datasets/a/parts/b`), on a table: on items of that partition key? */
export type May = (functionId: string, action: string, resource: string, partitionKey?: string) => boolean;

/** Asks the evaluator of the laptop, which decides as IAM does, about the policies of the template; resources go by their logical ids. */
export function simulatedRoles(template: ReturnType<typeof synthesized>): { readonly functionIds: readonly string[]; readonly may: May } {
  const functions = template.ofType('AWS::Lambda::Function').filter(({ logicalId }) => logicalId.endsWith('Function'));
  const policies = policiesOfRoles(template);
  const roles = functions.map(({ logicalId, properties }) => {
    const roleId = plainText(properties.Role);
    const statements = policies
      .filter(({ role }) => role === roleId)
      .flatMap(({ document }) => documentSchema.parse(document).Statement)
      .map((statement) => ({ ...statement, Action: statement.Action.map(plainText), Resource: statement.Resource.map(plainText) }));
    return { role: { name: roleId, arn: roleId, statements }, accessKeyId: logicalId };
  });
  const isAllowed = permissionsOf(roles, []);
  const may: May = (functionId, action, resource, partitionKey) =>
    isAllowed(functionId, action, resource, partitionKey === undefined ? {} : { 'dynamodb:LeadingKeys': partitionKey });
  return { functionIds: functions.map(({ logicalId }) => logicalId).sort(), may };
}
