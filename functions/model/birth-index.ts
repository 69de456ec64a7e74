import * as z from 'zod';
import { limits } from '../limits.ts';

/** Of which columns of a register people are found without their NIK. */
export const birthColumnsSchema = z.strictObject({ nik: z.string(), birthDate: z.string(), kelurahan: z.string() });
export type BirthColumns = z.infer<typeof birthColumnsSchema>;

/**
 * `DATASET#<id>` / `BIRTHS#<uploadId>`: where the birth index of a delivery lies. It is one object: a record a row, in the order of their bytes: eight bytes of the
 * keyed hash of birth date and kelurahan (`birthHash`), then the person's keyed hash. Hashes are spread evenly, so a record's place is known well enough to read a piece around it.
 */
export const birthIndexSchema = z.strictObject({
  datasetId: z.string(),
  uploadId: z.string(),
  columns: birthColumnsSchema,
  records: z.number().int(),
  object: z.strictObject({ key: z.string(), versionId: z.string() }),
});
export type BirthIndex = z.infer<typeof birthIndexSchema>;

export const birthBytes = 8;
const personBytes = 32;
export const recordBytes = birthBytes + personBytes;

/** Some records, by their numbers: from the first to before the last. */
export type Window = { readonly from: number; readonly until: number };

/** Where the records of that hash are to be looked for first: as far from their expected place as chance reaches, with room. */
export function expectedWindow(hash: string, records: number): Window {
  const share = Number.parseInt(hash.slice(0, 12), 16) / 2 ** 48;
  const reach = Math.ceil(limits.birthIndexDeviations * Math.sqrt(records)) + limits.birthIndexRoom;
  const place = Math.floor(share * records);
  return { from: Math.max(0, place - reach), until: Math.min(records, place + reach) };
}

/** What these records say of the hash: the persons among them, and whether others of it may stand before or behind. */
export function personsIn(
  bytes: Uint8Array,
  hash: string,
): { readonly persons: readonly string[]; readonly before: boolean; readonly behind: boolean } {
  const records = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sought = Buffer.from(hash, 'hex').subarray(0, birthBytes);
  const compared = (at: number) => records.compare(sought, 0, birthBytes, at, at + birthBytes);
  const persons: string[] = [];
  for (let at = 0; at < records.length; at += recordBytes) {
    if (compared(at) === 0) persons.push(records.subarray(at + birthBytes, at + recordBytes).toString('hex'));
  }
  const last = records.length - recordBytes;
  return { persons, before: records.length > 0 && compared(0) >= 0, behind: records.length > 0 && compared(last) <= 0 };
}
