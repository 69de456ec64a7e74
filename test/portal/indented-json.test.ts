import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indentedJson } from '../../web/pages/api/indented-json.ts';

test('JSON is indented as JSON.stringify does it, however it was spaced before', () => {
  const spacing = fc.constantFrom(0, 1, '\t');
  fc.assert(
    fc.property(fc.jsonValue(), spacing, (value, space) => {
      expect(indentedJson(JSON.stringify(value, null, space))).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

test('a number stays as it was written', () => {
  expect(indentedJson('[12345678901234567890.10, 1e2]')).toBe('[\n  12345678901234567890.10,\n  1e2\n]');
});
