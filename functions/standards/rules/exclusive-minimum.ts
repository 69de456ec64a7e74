import { boundRule } from './bound.ts';

export const exclusiveMinimum = boundRule({
  comparison: '<=',
  kind: 'least',
  report: (bound) => ({ what: `tidak lebih dari ${bound}`, mend: `Tulis nilai di atas ${bound}.` }),
  sentence: (bound) => `lebih dari ${bound}`,
});
