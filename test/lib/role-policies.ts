import * as z from 'zod';
import { type Json, plainText, type Synthesized } from './city-template.ts';

const roleSchema = z.object({ Policies: z.array(z.object({ PolicyName: z.string(), PolicyDocument: z.json() })).default([]) });
const oneOrMany = z.union([z.array(z.json()), z.json().transform((one) => [one])]);
const policySchema = z.object({ PolicyName: z.string(), PolicyDocument: z.json(), Roles: oneOrMany });

export type RolePolicy = { readonly role: string; readonly name: string; readonly document: Json };

/** What each role may do, by its logical id: policies that stand in the role, and those that are put on it from without (`AWS::IAM::Policy`). */
export function policiesOfRoles(template: Synthesized): readonly RolePolicy[] {
  const within = template.ofType('AWS::IAM::Role').flatMap(({ logicalId, properties }) =>
    roleSchema.parse(properties).Policies.map(({ PolicyName, PolicyDocument }) => ({
      role: logicalId,
      name: PolicyName,
      document: PolicyDocument,
    })),
  );
  const from = template.ofType('AWS::IAM::Policy').flatMap(({ properties }) => {
    const { PolicyName, PolicyDocument, Roles } = policySchema.parse(properties);
    return Roles.map((role) => ({ role: plainText(role), name: PolicyName, document: PolicyDocument }));
  });
  return [...within, ...from];
}
