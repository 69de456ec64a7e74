import * as z from 'zod';

const sixteenDigits = z.string().regex(/^[0-9]{16}$/);

/**
 * What the identity register tells of one NIK, and no more than this. Who is shown what of it says access.md ("Persons"). Former names
 * and the names of parents serve matching alone.
 */
export const registerPersonSchema = z.strictObject({
  nik: sixteenDigits,
  /** The current family card. */
  kk: sixteenDigits,
  name: z.string(),
  formerNames: z.array(z.string()).optional(),
  birthDate: z.iso.date(),
  sex: z.enum(['L', 'P']).optional(),
  /** As the card says it: `Kepala Keluarga`, `Istri`, `Anak`. */
  relation: z.string().optional(),
  kelurahan: z.string().optional(),
  kelurahanCode: z.string().optional(),
  address: z.string().optional(),
  rt: z.string().optional(),
  rw: z.string().optional(),
  /** A register that says nothing counts as `alive`; one that writes a word nobody knows is `unclear`: alive and dead are no guess. */
  status: z.enum(['alive', 'deceased', 'moved', 'unclear']).optional(),
  /** The day since which the status holds. */
  statusAt: z.iso.date().optional(),
  motherName: z.string().optional(),
  fatherName: z.string().optional(),
  /** Of a child the parents and the guardian whom the register names: a card is not custody. */
  motherNik: sixteenDigits.optional(),
  fatherNik: sixteenDigits.optional(),
  guardianNik: sixteenDigits.optional(),
});

export type RegisterPerson = z.infer<typeof registerPersonSchema>;
