/** A dataset of the demo city: how its OPD registers it, and the file it sends. */
export type DemoDataset = {
  readonly owner: string;
  readonly registration: Readonly<Record<string, unknown>> & { readonly datasetId: string };
  readonly fileName: string;
  readonly content: string;
  readonly period?: string;
  readonly standard?: Readonly<Record<string, unknown>>;
  /** Where the walidata keeps that standard in the library, and the OPD takes it from there. */
  readonly library?: { readonly standardId: string; readonly title: string; readonly description: string };
  /** How its head lets it appear in people's profiles. */
  readonly profile?: Readonly<Record<string, unknown>>;
  /** Where the demo stops: `published` (the steward approves), `in-review` (waits for them), `rejected` (the file has mistakes). */
  readonly ends: 'published' | 'in-review' | 'rejected';
};

/** Whose account it is: a counter officer binds it. */
export type Binding = { readonly account: string; readonly nik: string };
