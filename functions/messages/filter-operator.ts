import type { FilterOperator } from '../model/filter-operator.ts';

/** What each comparison of a filter of rows finds. An empty cell differs from every value, and is in no other comparison. */
export const filterOperatorText: Readonly<Record<FilterOperator, string>> = {
  exact: 'sama dengan nilai ini',
  differs: 'berbeda dari nilai ini; sel kosong termasuk',
  contains: 'memuat teks ini; huruf besar dan kecil dianggap sama',
  in: 'salah satu dari nilai yang dipisah koma',
  less: 'lebih kecil dari nilai ini, atau sama',
  greater: 'lebih besar dari nilai ini, atau sama',
  strictly_less: 'lebih kecil dari nilai ini',
  strictly_greater: 'lebih besar dari nilai ini',
  isnull: 'sel kosong; tanpa nilai',
  isnotnull: 'sel yang terisi; tanpa nilai',
};

/** What each comparison is called where a reader sees that it holds. */
export const filterOperatorName: Readonly<Record<FilterOperator, string>> = {
  exact: 'sama dengan',
  differs: 'bukan',
  contains: 'memuat',
  in: 'salah satu dari',
  less: 'paling banyak',
  greater: 'paling sedikit',
  strictly_less: 'kurang dari',
  strictly_greater: 'lebih dari',
  isnull: 'kosong',
  isnotnull: 'terisi',
};
