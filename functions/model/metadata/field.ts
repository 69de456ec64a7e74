import type * as z from 'zod';

/** A span of days, both of them in it; without an end it goes on. */
export type Days = { readonly start: string; readonly end?: string | undefined };

/**
 * How a field is asked for in forms. Each kind is drawn by `web/parts/metadata-inputs.tsx`, shown by `web/parts/metadata-text.tsx`, and read and
 * filled by `web/parts/metadata-form.ts`.
 */
export type Control<T> = ControlOf<[T]> | { readonly kind: 'none'; readonly why: string };
type ControlOf<T> = T extends [string]
  ? TextControl | { readonly kind: 'choice'; readonly choices: Readonly<Record<T[0], string>> }
  : T extends [readonly string[]]
    ? { readonly kind: 'list'; readonly maxCharacters: number }
    : T extends [boolean]
      ? { readonly kind: 'check' }
      : { readonly kind: 'days' };
type TextControl =
  | { readonly kind: 'text' | 'long-text' | 'contact'; readonly maxCharacters: number }
  /** A text, with those that are usual offered. */
  | { readonly kind: 'suggested'; readonly maxCharacters: number; readonly from: 'licences' | 'districts' };
export type AnyControl = Control<string> | Control<readonly string[]> | Control<boolean> | Control<Days>;
/** How a form holds a field; `none` is no part of a form. */
export type ControlKind = Exclude<AnyControl['kind'], 'none'>;

export type Form = 'register' | 'manage';

/** Properties of a dcat:Dataset (https://www.w3.org/TR/vocab-dcat-3/#Class:Dataset), and of Dublin Core where DCAT has none. */
type DcatTerm =
  | `dcat:${'theme' | 'keyword' | 'contactPoint'}`
  | `dct:${'title' | 'description' | 'accrualPeriodicity' | 'license' | 'temporal' | 'spatial' | 'coverage' | 'language'}`
  | { readonly none: string };

/** Where it stands in datapackage.json: in a member of the Data Package profile, or in one of its own name; `none` says why it doesn't. */
type Packaged = 'title' | 'description' | 'keywords' | 'licenses' | 'contributors' | 'own' | { readonly none: string };

/**
 * A field of a dataset's descriptive metadata: all that the house does with it. A field is one file, and a line in `table.ts`; one that leaves
 * out a member does not compile. What decides on access is no descriptive metadata and stands in `../dataset.ts`.
 */
export type MetadataField<T> = {
  /** What a caller may send. */
  readonly given: z.ZodType<T, T>;
  /** What is kept and answered: all that was ever taken. */
  readonly kept: z.ZodType<T>;
  /** META is read at every request and has a size limit: what no decision and no list of due dates needs stands in ABOUT. */
  readonly storedIn: 'META' | 'ABOUT';
  /** What holds where a registration does not say it. */
  readonly unsaid: 'refused' | 'absent' | { readonly is: T };
  /** Whether the owner may change it once the dataset is registered. */
  readonly isChangeable: boolean;
  readonly label: string;
  /** Under its input. */
  readonly help: string;
  /** One as it should be. */
  readonly example: T;
  readonly control: Control<T>;
  readonly forms: readonly Form[];
  /** On the dataset's page, and in lists (the card, and the headline of /v1); `line` and `fact` stand with their label. */
  readonly shown: {
    readonly page: 'heading' | 'text' | 'fact' | 'nowhere';
    readonly list: 'heading' | 'text' | 'freshness' | 'line' | 'nowhere';
  };
  /** How much a word weighs that a search finds in it (0: none is looked for), and the query parameter that filters by it. */
  readonly found: { readonly weight: number; readonly facet: string | undefined };
  readonly dcat: DcatTerm;
  readonly packaged: Packaged;
};

/** One of any type, as those see it who treat all alike. */
export type AnyField = Omit<MetadataField<unknown>, 'given' | 'control'> & { readonly given: z.ZodType; readonly control: AnyControl };
