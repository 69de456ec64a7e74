import * as z from 'zod';

/** A moment as every answer writes it: RFC 3339, in UTC. */
export const moment = z.iso.datetime();
export const count = z.number().int().nonnegative();

/** A list, and the cursor of what follows it, where more follows. */
export function pageOf<S extends z.ZodType>(item: S) {
  return z.strictObject({ items: z.array(item), next: z.string().describe('Kirim sebagai cursor untuk halaman berikutnya.').optional() });
}
