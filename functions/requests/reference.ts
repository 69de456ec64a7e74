import * as z from 'zod';
import { referenceCodeLists } from '../model/reference-code-list.ts';

/** A list of reference codes, and the form in which it or the release schedule is wanted. */
export const referencePath = z.strictObject({ codeList: z.enum(referenceCodeLists) });
export const referenceQuery = z.strictObject({ format: z.enum(['json', 'csv']).optional() });
export const scheduleQuery = z.strictObject({ format: z.enum(['json', 'ics']).optional() });
