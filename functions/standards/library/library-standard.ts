import * as z from 'zod';
import { limits } from '../../limits.ts';
import { ofSomebody } from '../../model/ids.ts';
import { holdsNik } from '../../model/person-numbers/held-numbers.ts';
import { standardContentSchema } from '../standard.ts';

export const libraryIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{3,80}$/, 'tulis 3 sampai 80 huruf kecil, angka atau tanda hubung, misalnya data-per-kelurahan')
  .refine((id) => !holdsNik(id), ofSomebody);

/** `STANDARDS` / `<standardId>`: a standard that the steward keeps for every OPD. `n` grows by one at each change; a dataset's standard has its own copy. */
export const libraryStandardSchema = z.strictObject({
  standardId: libraryIdSchema,
  title: z.string().max(limits.maxTitleCharacters),
  description: z.string().max(limits.maxDescriptionCharacters).optional(),
  n: z.number().int(),
  content: standardContentSchema,
  updatedAt: z.string(),
  updatedBy: z.string(),
});

export type LibraryStandard = z.infer<typeof libraryStandardSchema>;

/** What a list shows of one. */
export type LibraryEntry = Pick<LibraryStandard, 'standardId' | 'title' | 'description' | 'n' | 'updatedAt'>;
