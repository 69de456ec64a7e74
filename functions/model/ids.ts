import * as z from 'zod';
import { holdsNik } from './person-numbers/held-numbers.ts';

/** An id stands in keys, paths, URLs and logs, where no NIK may stand. */
const isNobodys = (id: string): boolean => !holdsNik(id);
/** Why a name that holds a NIK is none. */
export const ofSomebody = 'memuat 16 angka yang berbentuk NIK; pilih nama tanpa nomor itu';
export const datasetIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{3,80}$/, 'tulis 3 sampai 80 huruf kecil, angka atau tanda hubung, misalnya data-puskesmas')
  .refine(isNobodys, ofSomebody);
export const opdIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{3,80}$/)
  .refine(isNobodys, ofSomebody);
/** A unit of an OPD: `puskesmas-benda`. */
export const unitIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{3,80}$/, 'tulis 3 sampai 80 huruf kecil, angka atau tanda hubung, misalnya puskesmas-benda')
  .refine(isNobodys, ofSomebody);
export const uploadIdSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
