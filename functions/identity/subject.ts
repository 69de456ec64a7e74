import { z } from 'zod';
import { limits } from '../limits.ts';

/** Whose a token is (`sub`): printable ASCII, as OpenID Connect Core §2 has it, since it is a key and stands in logs. */
export const subjectSchema = z
  .string()
  .regex(/^[\x20-\x7e]+$/)
  .max(limits.maxSubjectCharacters);
