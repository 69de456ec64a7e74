import { expect, test } from 'vitest';
import { pattern } from '../../../functions/standards/rules/pattern.ts';

const column = { name: 'kode', type: 'string' } as const;

test.each(['[*+]', '[0-9*+/-]+', '\\++', '\\\\1', '[]+]+', '(?P<huruf>[a-z])\\d', '(?i)[a-z]+', '\\d{3}-[A-Z]{1,1000}'])(
  'takes what RE2 reads: %s',
  (asked) => {
    expect(pattern.faults(asked, column)).toEqual([]);
  },
);

test.each(['(?=a)b', '(?<!a)b', '(?>a)', '(a)\\1', '(?<a>x)\\k<a>', 'a++', 'a*+', '[a]{2}+', 'a{1001}', '[a'])(
  'refuses what RE2 does not: %s',
  (asked) => {
    expect(pattern.faults(asked, column)).toHaveLength(1);
  },
);
