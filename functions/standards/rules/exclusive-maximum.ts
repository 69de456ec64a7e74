import { boundRule } from './bound.ts';

export const exclusiveMaximum = boundRule({
  comparison: '>=',
  kind: 'most',
  report: (bound) => ({ what: `tidak kurang dari ${bound}`, mend: `Tulis nilai di bawah ${bound}.` }),
  sentence: (bound) => `kurang dari ${bound}`,
});
