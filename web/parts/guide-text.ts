/** A run of a guide's text, in one manner. */
export type Run = {
  readonly text: string;
  readonly strong?: boolean | undefined;
  readonly em?: boolean | undefined;
  readonly code?: boolean | undefined;
  readonly href?: string | undefined;
};

/** A block of a guide: one of these. */
export type Block = {
  readonly heading?: readonly Run[] | undefined;
  readonly paragraph?: readonly Run[] | undefined;
  readonly list?: { readonly ordered: boolean; readonly items: readonly (readonly Run[])[] } | undefined;
  readonly table?: { readonly headers: readonly string[]; readonly rows: readonly (readonly (readonly Run[])[])[] } | undefined;
};

/** A guide as `npm run docs` makes it of its file in `docs/panduan/`. */
export type GuideText = { readonly name: string; readonly title: string; readonly about: string; readonly blocks: readonly Block[] };
