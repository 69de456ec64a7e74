/** What of a column a group of rows can be told by: `<column>__<function>` (api.md, "Rows"; names as in the French tabular API). */
export const aggregateFunctions = ['sum', 'avg', 'min', 'max', 'median', 'distinct'] as const;
export type AggregateFunction = (typeof aggregateFunctions)[number];

/** How many rows a group has: a member of every group. */
export const countName = 'count';
