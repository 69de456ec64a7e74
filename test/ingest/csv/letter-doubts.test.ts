import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLetterDoubts } from '../../../functions/ingest/csv/letter-doubts.ts';

/** Spans of whole records, as the reader gives them, and the warnings about all of them. */
function doubtsOf(spans: readonly string[]): readonly string[] {
  const doubts = createLetterDoubts();
  let line = 1;
  for (const span of spans) {
    doubts.look(Buffer.from(span), line);
    line += span.split('\n').length - 1;
  }
  return doubts.warnings().map(({ message }) => message);
}

const records = fc.array(fc.constantFrom('a,1\n', 'x\uFFFDy,\uFFFD\n', 'Ã©,2\n', '30Â°,â€“\n', 'é,Ã \n'), { maxLength: 20 });

test('lost letters and letters encoded twice are counted, and the first of each is named, wherever the reading pauses', () => {
  fc.assert(
    fc.property(fc.array(records, { maxLength: 5 }), (spans) => {
      const lines = spans.flat();
      const said = doubtsOf(spans.map((span) => span.join('')));
      const lost = lines.join('').split('\uFFFD').length - 1;
      const doubled = lines.join('').match(/Ã©|Â°|â€“/g) ?? [];
      const expected = [
        ...(lost === 0 ? [] : [`${lost} huruf .* yang pertama di baris ${lines.findIndex((one) => one.includes('\uFFFD')) + 1};`]),
        ...(doubled.length === 0
          ? []
          : [`${doubled.length} huruf .* misalnya “${doubled[0]}” di baris ${lines.findIndex((one) => /Ã©|Â°/.test(one)) + 1};`]),
      ];
      expect(said).toHaveLength(expected.length);
      for (const [index, message] of said.entries()) expect(message).toMatch(new RegExp(expected[index] ?? ''));
    }),
  );
});
