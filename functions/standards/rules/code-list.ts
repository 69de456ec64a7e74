import * as z from 'zod';
import { referenceCodeLists } from '../../model/reference-code-list.ts';
import { isInListSql, listMessage, listNoun } from './reference-codes.ts';
import { checkRule } from './rule.ts';

/** The list whose codes the cells must be. Lists of codes are text, as the codes are. */
export const referenceCodes = checkRule({
  schema: z.enum(referenceCodeLists),
  types: ['string'],
  misplaced: () => ({ what: 'kode referensi hanya untuk teks, karena kode bukan bilangan' }),
  faults: () => [],
  error: 'constraint-error',
  fails: (list, _column, { missing, text }) => `NOT ${missing} AND NOT ${isInListSql(list, text)}`,
  report: (list, _column, { near }) => listMessage(list, near),
  sentence: (list) => `kode menurut daftar ${listNoun(list)}`,
  workbook: () => ({ kind: 'codes' }),
});
