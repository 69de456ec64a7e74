import * as z from 'zod';
import { limits } from '../limits.ts';
import { datasetIdSchema, opdIdSchema } from './ids.ts';
import { showNames, subjectNames } from './profile-words.ts';

export { type ProfileShow, profileShows, type SubjectGroup, subjectGroups } from './profile-words.ts';

const column = z.string().min(1).max(limits.maxFieldTitleCharacters);

/** Columns of the identity register: what it tells of a person, by the names of its standard's fields. */
export const registerColumnsSchema = z.strictObject({
  name: column,
  birthDate: column,
  formerNames: column.optional(),
  sex: column.optional(),
  relation: column.optional(),
  address: column.optional(),
  rt: column.optional(),
  rw: column.optional(),
  kelurahan: column.optional(),
  kelurahanCode: column.optional(),
  /** Alive, deceased or moved, as the register writes it, and since when. */
  status: column.optional(),
  statusAt: column.optional(),
  /** Parents and guardian by their NIK: who may see a child's data. */
  motherNik: column.optional(),
  fatherNik: column.optional(),
  guardianNik: column.optional(),
});

/** What a head sets: which subject a dataset tells of, how it may appear, for which purposes of the city's list, and which columns are programme, money and day. */
export const profileChoiceSchema = z.strictObject({
  /** The one dataset of the city that the identity register is read from. */
  register: registerColumnsSchema.optional(),
  subject: z.enum(subjectNames),
  show: z.enum(showNames),
  /** Codes of the city's list: who states another gets nothing of this dataset. */
  purposes: z.array(z.string().min(1).max(limits.maxPurposeCharacters)).max(limits.maxPurposes),
  programme: column.optional(),
  amount: column.optional(),
  date: column.optional(),
});

/** `PROFILES` / `<datasetId>`: a dataset without one appears in no profile. */
export const profileSchema = profileChoiceSchema.extend({
  datasetId: datasetIdSchema,
  opdId: opdIdSchema,
  setBy: z.string(),
  setAt: z.iso.datetime(),
  /** Grows by one at each write; it is the profile setting's ETag. */
  revision: z.number().int(),
});

export type RegisterColumns = z.infer<typeof registerColumnsSchema>;
export type ProfileChoice = z.infer<typeof profileChoiceSchema>;
export type Profile = z.infer<typeof profileSchema>;
