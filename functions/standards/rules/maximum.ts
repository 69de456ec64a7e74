import { boundRule } from './bound.ts';

export const maximum = boundRule({
  comparison: '>',
  kind: 'most',
  report: (bound) => ({ what: `lebih dari ${bound}`, mend: `Tulis nilai ${bound} atau kurang.` }),
  sentence: (bound) => `paling besar ${bound}`,
});
