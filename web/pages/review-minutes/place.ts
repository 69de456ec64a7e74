/** Whose minutes a page shows, and of which quarter. */
export type Place = { readonly opdId: string; readonly period: string };
/** Loads the page again, and says what was done. */
export type Done = (words: string) => Promise<void>;
