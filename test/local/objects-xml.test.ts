import fc from 'fast-check';
import { expect, test } from 'vitest';
import { childText, parseXml, xmlDocument } from '../../local/objects/xml.ts';

test('text comes back as it was written, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(childText(parseXml(xmlDocument('Tag', { Key: text })), 'Key')).toBe(text);
    }),
  );
});

test('prefixes, attributes, empty elements and space between elements are understood', () => {
  const document = parseXml(
    '<?xml version="1.0"?>\n<s3:Delete xmlns:s3="http://x/">\n <s3:Quiet/>\n <Object><Key>a&#x2F;b &amp; &#99;</Key></Object></s3:Delete>',
  );
  expect(document.name).toBe('Delete');
  expect(document.children.map((child) => child.name)).toEqual(['Quiet', 'Object']);
  expect(document.children.flatMap((child) => child.children.map((key) => key.text))).toEqual(['a/b & c']);
});

test.each([
  ['nothing', ''],
  ['text alone', 'hello'],
  ['two roots', '<a></a><b></b>'],
  ['an element left open', '<a><b></b>'],
  ['an element closed twice', '<a></a></a>'],
  ['crossed elements', '<a><b></a></b>'],
  ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
  ['an unknown entity', '<a>&x;</a>'],
  ['a bare ampersand', '<a>a & b</a>'],
  ['a code point beyond Unicode', '<a>&#x110000;</a>'],
  ['a comment', '<a><!-- x --></a>'],
  ['seventeen levels', '<a>'.repeat(17) + '</a>'.repeat(17)],
])('%s is malformed', (_what, source) => {
  expect(() => parseXml(source)).toThrow(expect.objectContaining({ code: 'MalformedXML' }));
});
