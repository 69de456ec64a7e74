import type { RegisterPerson } from '../model/register-person.ts';

/**
 * Who a person is and whose family they belong to: Disdukcapil's dataset today, the ministry's service another day. It answers for single persons alone, and
 * tells the elements of its agreement and no others.
 */
export interface IdentityRegister {
  /** The entries of each of these persons (keyed hashes of NIKs), in their order: none for one whom the register does not know, or whose entry can't be read; two where it has a NIK twice. `niks`: of those whose NIK the caller has, that, which spares hashing everybody near them. */
  find(persons: readonly string[], niks?: ReadonlyMap<string, string>): Promise<RegisterPerson[][]>;
  /** Everybody on that family card now. */
  familyOf(kk: string): Promise<RegisterPerson[]>;
  /** Of the persons (keyed hashes) who were asked for, or stand on a card that was, those whose entry can't be read; it is in no answer. */
  readonly unreadable: ReadonlySet<string>;
  /** Whose dataset it is, for receipts; undefined where it is none of the city's. */
  readonly dataset: { readonly datasetId: string; readonly opdId: string } | undefined;
  /** The day of its entries, as its period says. */
  readonly asOf: string;
}

/** The register, or the sentence that says why it answers nobody. */
export type OpenedRegister = { readonly ok: true; readonly register: IdentityRegister } | { readonly ok: false; readonly notice: string };
