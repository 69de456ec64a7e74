import * as z from 'zod';
import { fieldTypes, isTakenAsWritten } from '../../model/column.ts';
import { isBlankSql } from '../sql-text.ts';
import { checkRule } from './rule.ts';

/** Asked by its constraint, and of keys and the period (required.ts). A text of nothing but white space is no answer. */
export const required = checkRule({
  schema: z.boolean(),
  types: fieldTypes,
  faults: () => [],
  error: 'constraint-error',
  fails: (_asked, { type }, { cell, missing }) => `${missing}${isTakenAsWritten(type) ? ` OR ${isBlankSql(cell)}` : ''}`,
  report: () => ({
    what: 'kosong, padahal wajib diisi',
    mend: 'Isi sel ini. Bila datanya tidak ada, tanyakan ke walidata cara menuliskannya.',
    isBlank: true,
  }),
  sentence: () => 'wajib diisi',
  workbook: () => ({ kind: 'none', why: 'Excel asks nothing of a cell that nobody enters' }),
});
