import type { FindingKind } from '../../model/finding-words.ts';
import type { Field } from '../../standards/standard.ts';

/** The parts of a version as they lie on this machine. */
export type LocalVersion = {
  readonly parts: readonly { readonly path: string; readonly period: string }[];
  readonly fields: readonly Field[];
  /** The column of the NIK. */
  readonly nik: string;
};

/** A list of which something may be found. */
export type LocalList = LocalVersion & {
  /** Its last period: who is on the list now. */
  readonly newest: string;
  /** Columns that say in which kelurahan somebody lives. */
  readonly kelurahan: { readonly codes: readonly string[]; readonly names: readonly string[] };
};

/** The identity register, of its newest period alone. */
export type LocalRegister = LocalVersion & {
  readonly status: string | undefined;
  readonly statusAt: string | undefined;
  /** How it writes that somebody died, folded (foldLabel). */
  readonly deceasedWords: readonly string[];
};

export type SuspectsAsked = {
  readonly list: LocalList;
  /** Undefined where its agreement does not let it be used. */
  readonly register: LocalRegister | undefined;
  /** Lists of programmes that this one excludes. */
  readonly exclusive: readonly (Omit<LocalList, 'kelurahan'> & { readonly datasetId: string })[];
  /** The city's kelurahan. */
  readonly areas: readonly { readonly code: string; readonly name: string }[];
};

export type Suspects = { readonly kind: FindingKind; readonly other?: string; readonly persons: readonly string[] };

export interface SuspectFinder {
  /** Whom each kind of finding concerns, as keyed hashes in their order; of all kinds that could be asked, those without anybody too. */
  find(asked: SuspectsAsked, key: Uint8Array): Promise<Suspects[]>;
}
