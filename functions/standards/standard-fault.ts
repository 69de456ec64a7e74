/** What is wrong with a proposed standard: `where` is a path in it, `what` Bahasa Indonesia. */
export type StandardFault = { readonly where: string; readonly what: string };
