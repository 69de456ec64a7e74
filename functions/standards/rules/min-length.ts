import { lengthRule } from './length.ts';

export const minLength = lengthRule({
  comparison: '<',
  kind: 'least',
  what: 'terlalu pendek; paling sedikit',
  mend: 'Lengkapi isinya.',
  sentence: 'paling pendek',
});
