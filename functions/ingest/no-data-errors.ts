import { open } from 'node:fs/promises';
import type { NormalForm } from '../model/normal-form.ts';
import { type Likeness, likenessesOf } from './table/closing.ts';
import { readLast } from './table/end-records.ts';
import { isTotalName } from './table/total-name.ts';
import type { CellError, CheckOutcome } from './table-engine.port.ts';

const mends: Readonly<Record<Likeness, string>> = {
  total: 'Baris ini tampaknya jumlah, bukan data: hapus barisnya dari berkas, lalu unggah lagi.',
  closing: 'Baris ini tampaknya tanda tangan atau catatan, bukan data: hapus barisnya dari berkas, lalu unggah lagi.',
};

/**
 * What was found, where rows in error look like no data at all: a number typed into a total's or a signature's cell would make it data, so
 * that the advice is to take the row out. `path` is the file's normal form.
 */
export async function adviseAgainstNoData(path: string, form: NormalForm, check: CheckOutcome): Promise<CheckOutcome> {
  const { errors } = check;
  if (errors.length === 0) return check;
  const rowsOf = (isOne: (error: CellError) => boolean) => new Set(errors.filter(isOne).map(({ rowNumber }) => rowNumber));
  const misplaced = rowsOf(({ type }) => type === 'type-error');
  const named = rowsOf(({ cell }) => cell !== undefined && isTotalName(cell));
  const file = await open(path, 'r');
  try {
    const likenesses = likenessesOf(await readLast(file, form.bytes), (rowNumber) => misplaced.has(rowNumber));
    return {
      ...check,
      errors: errors.map((error) => {
        if (error.rowNumber === undefined) return error;
        const likeness = likenesses.get(error.rowNumber) ?? (named.has(error.rowNumber) ? 'total' : undefined);
        return likeness === undefined ? error : { ...error, mend: mends[likeness], isNoData: true };
      }),
    };
  } finally {
    await file.close();
  }
}
