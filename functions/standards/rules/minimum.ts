import { boundRule } from './bound.ts';

export const minimum = boundRule({
  comparison: '<',
  kind: 'least',
  report: (bound) => ({ what: `kurang dari ${bound}`, mend: `Tulis nilai ${bound} atau lebih.` }),
  sentence: (bound) => `paling kecil ${bound}`,
});
