import * as z from 'zod';
import { limits } from '../limits.ts';
import { subjectSchema } from '../model/subject.ts';
import { limitUpTo, text, withoutNik } from '../requests.ts';

/* What callers send about accounts. */

export const accountPath = z.strictObject({ sub: subjectSchema });

export const accountsQuery = z.strictObject({
  limit: limitUpTo(limits.maxListItems),
  cursor: z.string().min(1).max(limits.maxDirectoryCursorCharacters).optional(),
});

const groups = z.array(z.string().max(limits.maxClaimCharacters)).max(limits.maxGroups);

export const invitation = z.strictObject({
  email: withoutNik(z.string().trim().toLowerCase().max(limits.maxEmailCharacters)).pipe(
    z.email('tulis alamat surel lengkap, misalnya siti@dinas.go.id'),
  ),
  name: withoutNik(text(limits.maxClaimCharacters)),
  groups,
});

export const handover = z.strictObject({
  to: subjectSchema,
  /** The owner leaves: the account is disabled in the same act. */
  leaves: z.boolean().optional(),
  reason: withoutNik(text(limits.maxReasonCharacters)),
});

export const accountChange = z
  .strictObject({
    groups: groups.optional(),
    disabled: z.boolean().optional(),
    signOut: z.literal(true).optional(),
    reason: withoutNik(text(limits.maxReasonCharacters)),
  })
  .refine(({ groups: given, disabled, signOut }) => given !== undefined || disabled !== undefined || signOut !== undefined, {
    message: 'sebut apa yang diubah: groups, disabled, atau signOut',
  });
