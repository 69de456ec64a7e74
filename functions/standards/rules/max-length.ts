import { lengthRule } from './length.ts';

export const maxLength = lengthRule({
  comparison: '>',
  kind: 'most',
  what: 'terlalu panjang; paling banyak',
  mend: 'Singkatkan isinya.',
  sentence: 'paling panjang',
});
