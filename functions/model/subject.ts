import * as z from 'zod';
import { limits } from '../limits.ts';
import { holdsNik } from './person-numbers/held-numbers.ts';

/**
 * How an account is named by the login service: the `sub` of its tokens, which the API's paths name, too, so that anyone who signs in can be disabled. A UUID
 * of Cognito, or what a city's own service gives: no slash, no blank, nothing that an access policy reads as a wildcard, no address (it stands in keys,
 * records and logs), and nobody's NIK. Shorter than OpenID Connect Core 1.0 §2 allows in what characters it may have, as long.
 */
export const subjectSchema = z
  .string()
  .max(limits.maxSubjectCharacters)
  .regex(/^[A-Za-z0-9._~:|-]+$/)
  .refine((sub) => !holdsNik(sub), { message: 'memuat 16 angka yang berbentuk NIK' });
