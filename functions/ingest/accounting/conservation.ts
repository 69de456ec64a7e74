import type { AnswerBody } from '../../http/answer.ts';
import type { Accounting, NormalForm, ReadOutcome } from '../../model/normal-form.ts';

/** Every row of a file accounted for (api.md, "Report"): `read` = `published` + `refused` + `setAside`. */
export type Conservation = NonNullable<AnswerBody<'getReport'>['conservation']>;

/**
 * The reader's half: each row that it read is a record, refused or set aside. Throws where one is lost: a fault of ours, whatever the file holds.
 */
export function assertAllRowsKept({ rows, accounting }: Pick<NormalForm, 'rows' | 'accounting'>): void {
  addUp(accounting, { kept: rows, refused: accounting.refused });
}

/** What the reader counted, as a part of what was found. */
export function accountingOf(outcome: ReadOutcome): { readonly accounting?: Accounting } {
  const accounting = outcome.form?.accounting ?? (outcome.ok ? undefined : outcome.accounting);
  return accounting === undefined ? {} : { accounting };
}

/** The same of an outcome, where it has a form. */
export function conserved(outcome: ReadOutcome): ReadOutcome {
  if (outcome.form !== undefined) assertAllRowsKept(outcome.form);
  else if (!outcome.ok && outcome.accounting !== undefined) assertAllRowsKept({ rows: 0, accounting: outcome.accounting });
  return outcome;
}

/**
 * The whole: of the `checked` rows of the table `published` are in the version; the others, and those that the reader could not write, are
 * refused. Throws where the sum is not what was read, so that nothing is published.
 */
export function conserve(accounting: Accounting, checked: number, published: number): Conservation {
  const refused = checked - published + accounting.refused;
  addUp(accounting, { kept: published, refused });
  return { read: accounting.read, published, refused, setAside: accounting.setAside.count };
}

function addUp({ read, setAside }: Accounting, { kept, refused }: { readonly kept: number; readonly refused: number }): void {
  const sum = kept + refused + setAside.count;
  if (sum !== read) throw new Error(`of ${read} rows read, ${kept} kept, ${refused} refused and ${setAside.count} set aside are ${sum}`);
}
