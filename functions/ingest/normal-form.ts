export type { Dialect, Finding, FindingTotals, NormalForm } from './normal-form/form.ts';
