import * as z from 'zod';

// The pool's own limits (Amazon Cognito user pools API reference): 128 characters of a name, 2,048 of a value, 60 accounts a page.
const UserPoolId = z
  .string()
  .max(55)
  .regex(/^[\w-]+_[0-9a-zA-Z]+$/);
const Username = z.string().min(1).max(128);
const GroupName = z.string().min(1).max(128);
const Limit = z.int().min(0).max(60).optional();
const page = z.string().min(1).optional();
const user = z.strictObject({ UserPoolId, Username });
const membership = z.strictObject({ UserPoolId, Username, GroupName });
const attribute = z.strictObject({ Name: z.string().min(1).max(32), Value: z.string().max(2048) });

/** What each call takes. A field that is not here is refused: what is not modelled is never passed over. */
export const poolShapes = {
  AdminCreateUser: z.strictObject({
    UserPoolId,
    Username,
    UserAttributes: z.array(attribute).default([]),
    /** Demanded: Cognito takes SMS where nothing is said, and nobody here has a telephone (API reference, AdminCreateUser). */
    DesiredDeliveryMediums: z.tuple([z.literal('EMAIL')]),
    MessageAction: z.enum(['SUPPRESS', 'RESEND']).optional(),
  }),
  AdminGetUser: user,
  ListUsers: z.strictObject({ UserPoolId, Limit, PaginationToken: page, Filter: z.string().max(256).optional() }),
  ListUsersInGroup: z.strictObject({ UserPoolId, GroupName, Limit, NextToken: page }),
  CreateGroup: z.strictObject({ UserPoolId, GroupName }),
  AdminAddUserToGroup: membership,
  AdminRemoveUserFromGroup: membership,
  AdminListGroupsForUser: z.strictObject({ UserPoolId, Username, Limit, NextToken: page }),
  AdminDisableUser: user,
  AdminEnableUser: user,
  AdminUserGlobalSignOut: user,
};

export type PoolInput<Action extends keyof typeof poolShapes> = z.infer<(typeof poolShapes)[Action]>;
