import { expect, test } from 'vitest';
import { kindsOfLoneRows } from '../../../functions/ingest/table/group-line.ts';
import { plain } from '../../../functions/model/plain.ts';

const lone = (text: string) => ({ text, column: 0, afterGap: true, spansTable: false, whole: true });
const title = (text: string) => ({ rowNumber: 1, text, reason: 'title', message: plain`` }) as const;

test.each(['UMUM KOTA', 'UMUM  KOTA', ` UMUM\tKOTA`])(
  'the first group printed again above its header is a group, however many blanks it has: %j',
  (text) => {
    const groups = { label: 'kelompok', column: 0, first: 'UMUM KOTA' } as const;
    const titles = [title('Data  2026'), title(text.trim())];
    expect(kindsOfLoneRows([lone('Data 2026'), lone(text)], groups, 'header', titles)).toEqual(['title', 'group']);
  },
);
