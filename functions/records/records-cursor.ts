import * as z from 'zod';
import { uploadIdSchema as ulidSchema } from '../model/ids.ts';
import { jsonOf } from './json-of.ts';
import { utcDaySchema } from './utc-day.ts';

/** Where a reader of records stands: on this day, at records older than `before`; at all of the day without it. */
export type RecordsPlace = { readonly day: string; readonly before?: string };

const cursorSchema = z.tuple([utcDaySchema, z.literal('').or(ulidSchema)]);

export function writeRecordsCursor({ day, before = '' }: RecordsPlace): string {
  return Buffer.from(JSON.stringify([day, before])).toString('base64url');
}

/** The place of a cursor, or undefined for a text that this service did not write. */
export function readRecordsCursor(text: string): RecordsPlace | undefined {
  const parsed = cursorSchema.safeParse(jsonOf(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success) return undefined;
  const [day, before] = parsed.data;
  return before === '' ? { day } : { day, before };
}
