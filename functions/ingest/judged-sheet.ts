import { judgedSheetLabel, ownSheetNames } from '../excel-writer/sheet-names.ts';
import { limits } from '../limits.ts';
import type { Sheet } from './workbook/workbook.ts';

/** The sheet that a returned workbook says was judged, if it is still among those that can be seen. A hint: anyone may write into a workbook. */
export async function judgedSheet(sheets: readonly Sheet[]): Promise<Sheet | undefined> {
  const list = sheets.find(({ name }) => name === ownSheetNames[0]);
  const name = list && (await judgedName(list));
  return sheets.find((sheet) => sheet.name === name && !sheet.hidden && sheet !== list);
}

async function judgedName(list: Sheet): Promise<string | undefined> {
  let read = 0;
  for await (const batch of list.rows()) {
    for (const { cells } of batch) {
      const at = cells.indexOf(judgedSheetLabel);
      if (at >= 0) return cells[at + 1];
      read += 1;
      if (read >= limits.maxHeaderSearchRows) return undefined;
    }
  }
  return undefined;
}
