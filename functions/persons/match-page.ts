import * as z from 'zod';
import type { AnswerBody } from '../http/answer.ts';
import { limits } from '../limits.ts';

/** A row of a list that was matched. */
export type MatchedItem = AnswerBody<'matchPersons'>['items'][number];

const verdict = z.enum(['sesuai', 'tidak']);
const pageSchema = z.array(
  z.strictObject({
    row: z.number().int(),
    /** Whom the row names, by the keyed hash: a lock that was set since hides them. */
    person: z.string().optional(),
    nik: verdict,
    name: verdict,
    birthDate: verdict,
    suspicions: z.array(
      z.strictObject({ code: z.enum(['deceased', 'moved', 'double']), message: z.string(), rows: z.array(z.number().int()).optional() }),
    ),
  }),
);

type KeptItem = z.infer<typeof pageSchema>[number];

/** The result of a list as texts, each a page that one answer can hold; one, and empty, where it has no rows. `persons` are those whom rows name. */
export function pagesOf(matched: readonly MatchedItem[], persons: ReadonlyMap<number, string>): string[] {
  const items = matched.map((item) => ({ ...item, person: persons.get(item.row) }));
  const count = Math.max(1, Math.ceil(items.length / limits.matchedRowsPerPage));
  return Array.from({ length: count }, (_, place) =>
    JSON.stringify(items.slice(place * limits.matchedRowsPerPage, (place + 1) * limits.matchedRowsPerPage)),
  );
}

export function parsePage(text: string): KeptItem[] {
  return pageSchema.parse(JSON.parse(text));
}

/** A row as its officer reads it: of whoever hides by now what is said of an unknown person, and what the list says itself. */
export function shownItem({ person, ...item }: KeptItem, hidden: ReadonlySet<string>): MatchedItem {
  if (person === undefined || !hidden.has(person)) return item;
  const fromList = item.suspicions.filter(({ code }) => code === 'double');
  return { row: item.row, nik: 'tidak', name: 'tidak', birthDate: 'tidak', suspicions: fromList };
}
