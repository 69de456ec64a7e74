/** A mutant that no test can tell from the code, and why: by its file, the code it replaces and what it puts there. */
export type Explained = { readonly file: string; readonly code: string; readonly replacement: string; readonly why: string };

/** Survivors that were looked at one by one. Whatever survives and is not here fails the proof. */
export const explained: readonly Explained[] = [];
