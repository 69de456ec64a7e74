import type { Finding } from '../model/normal-form.ts';
import type { MendedCell, NamedCell } from '../model/order.ts';
import { plain } from '../model/plain.ts';
import { fieldNames } from '../standards/labels/field-name.ts';
import { type FileLabels, matchLabels } from '../standards/labels/match-labels.ts';
import type { StandardContent } from '../standards/standard.ts';
import type { Correction, DeclaredCell } from './table-engine.port.ts';

/** Each corrected cell as a correction of a column of the table, and what is said of those whose column it does not have. */
export type PlacedCells = {
  readonly corrections: readonly Correction[];
  readonly declared: readonly DeclaredCell[];
  readonly findings: readonly Finding[];
};

type ToPlace = { readonly cells: readonly MendedCell[]; readonly notNik: readonly NamedCell[] };

/**
 * Finds the columns of corrected and declared cells by the names that a report used: the standard's (inferred where there is none), or the file's own label.
 * Of two for one cell the later stands.
 */
export function placeCells({ cells, notNik }: ToPlace, file: FileLabels, standard: StandardContent | undefined): PlacedCells {
  const columns = columnsByName(file, standard);
  const placed = new Map<string, Correction>();
  const findings: Finding[] = [];
  for (const { rowNumber, fieldName, value } of cells) {
    const column = columns.get(fieldName);
    if (column === undefined) findings.push(unknownColumn(rowNumber, fieldName));
    else placed.set(`${rowNumber} ${column}`, { rowNumber, column, value });
  }
  const declared = notNik.flatMap(({ rowNumber, fieldName }): DeclaredCell[] => {
    const column = columns.get(fieldName);
    if (column === undefined) findings.push(unknownColumn(rowNumber, fieldName));
    return column === undefined ? [] : [{ rowNumber, column }];
  });
  return { corrections: [...placed.values()], declared, findings };
}

/** The standard's names come last into the map: where a label is another field's name, the name stands. */
function columnsByName(file: FileLabels, standard: StandardContent | undefined): ReadonlyMap<string, number> {
  const { labels } = file;
  const byLabel = labels.map((label, column) => [label, column] as const);
  if (standard === undefined) return new Map([...byLabel, ...fieldNames(labels).map((name, column) => [name, column] as const)]);
  const { columns } = matchLabels(standard.fields, file);
  const byName = standard.fields.flatMap(({ name }, index) => {
    const column = columns[index];
    return column === undefined ? [] : [[name, column] as const];
  });
  return new Map([...byLabel, ...byName]);
}

/** The words quote nothing: what a client calls a column may be anything. */
function unknownColumn(rowNumber: number, fieldName: string): Finding {
  const message = plain`Perbaikan untuk baris ${rowNumber} tidak dipasang: kolom yang disebut tidak ada di berkas ini.`;
  return {
    type: 'correction-error',
    rowNumber,
    fieldName,
    message,
    messageWithoutNames: message,
    mend: plain`Buka lagi hasil validasi berkas itu, lalu kirim perbaikan untuk kolom yang disebut di sana.`,
  };
}

/** What is said of corrections for rows that are no data of the file. */
export function unknownRows(rowNumbers: readonly number[]): Finding[] {
  return rowNumbers.map((rowNumber) => ({
    type: 'correction-error',
    rowNumber,
    message: plain`Perbaikan untuk baris ${rowNumber} tidak dipasang: baris itu tidak ada di berkas ini, atau bukan baris data yang utuh.`,
    mend: plain`Buka lagi hasil validasi berkas itu. Baris yang kurang atau kelebihan kolom hanya dapat diperbaiki di berkasnya.`,
  }));
}
