import { limits } from '../../limits.ts';
import { tooManyEntries } from './messages.ts';
import { WorkbookFault } from './workbook-fault.ts';
import { readXml } from './xml.ts';

/** What `workbook.xml` says: its sheets in the order of their tabs, and from when it counts days. */
export type WorkbookParts = {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly relationshipId: string }[];
  readonly date1904: boolean;
};

export async function readWorkbookXml(pieces: AsyncIterable<string>): Promise<WorkbookParts> {
  const sheets: WorkbookParts['sheets'][number][] = [];
  let date1904 = false;
  let parent = '';
  await readXml(pieces, {
    open(name, attributes, depth) {
      if (depth === 2) parent = name;
      if (depth === 2 && name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (depth !== 3 || parent !== 'sheets' || name !== 'sheet') return;
      const { name: sheetName = '', state = 'visible' } = attributes;
      // The prefix of the relationships' namespace is the writer's choice.
      const [, relationshipId = ''] = Object.entries(attributes).find(([attribute]) => attribute.endsWith(':id')) ?? [];
      sheets.push({ name: sheetName, hidden: state !== 'visible', relationshipId });
      if (sheets.length > limits.maxZipEntries) throw new WorkbookFault(tooManyEntries);
    },
    close() {},
  });
  return { sheets, date1904 };
}
