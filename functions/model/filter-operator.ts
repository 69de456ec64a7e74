/** The comparisons of `<column>__<op>=value` (api.md, "Rows"; names as in the French tabular API). */
export const filterOperators = [
  'exact',
  'differs',
  'contains',
  'in',
  'less',
  'greater',
  'strictly_less',
  'strictly_greater',
  'isnull',
  'isnotnull',
] as const;
export type FilterOperator = (typeof filterOperators)[number];
