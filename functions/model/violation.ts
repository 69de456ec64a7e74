/** One thing that is wrong with what a caller sent: where, by the name of the field or parameter, and what (Bahasa Indonesia). */
export type Violation = { readonly where: string; readonly what: string };
