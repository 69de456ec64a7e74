import { z } from 'zod';
import type { AnswerBody } from '../http/answer.ts';
import { limits } from '../limits.ts';

/** A row of a list that was matched. */
export type MatchedItem = AnswerBody<'matchPersons'>['items'][number];

const verdict = z.enum(['sesuai', 'tidak']);
const pageSchema = z.array(
  z.strictObject({
    row: z.number().int(),
    nik: verdict,
    name: verdict,
    birthDate: verdict,
    suspicions: z.array(
      z.strictObject({ code: z.enum(['deceased', 'moved', 'double']), message: z.string(), rows: z.array(z.number().int()).optional() }),
    ),
  }),
);

/** The result of a list as texts, each a page that one answer can hold; one, and empty, where it has no rows. */
export function pagesOf(items: readonly MatchedItem[]): string[] {
  const count = Math.max(1, Math.ceil(items.length / limits.matchedRowsPerPage));
  return Array.from({ length: count }, (_, place) =>
    JSON.stringify(items.slice(place * limits.matchedRowsPerPage, (place + 1) * limits.matchedRowsPerPage)),
  );
}

export function parsePage(text: string): MatchedItem[] {
  return pageSchema.parse(JSON.parse(text));
}
