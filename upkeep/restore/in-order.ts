/**
 * What is put back of a city that lost everything, in this order: the key first, since nobody may be bound under another; objects before the items that name them; accounts last, for their new names
 * go into the table.
 */
const wholeOrder = ['key', 'published', 'inbox', 'table', 'accounts'] as const;

type Part = (typeof wholeOrder)[number];

/** How each part is put back, what must be there before the first of them overwrites anything, and what is compared after the last. */
export type WholeRestoration = Readonly<Record<Part, () => Promise<void>>> & {
  /** Throws where a later part would find nothing, or nothing that can be read. */
  readonly check: () => Promise<void>;
  readonly compare: () => Promise<void>;
};

/** Puts back everything. What throws ends it there: done again it goes on, as each part leaves alone what stands. */
export async function restoreInOrder(whole: WholeRestoration): Promise<void> {
  await whole.check();
  for (const part of wholeOrder) await whole[part]();
  await whole.compare();
}
