import { describe, expect, test } from 'vitest';
import { codewordsOf } from '../../functions/qr-code/codewords.ts';
import { formatBits, qrCode } from '../../functions/qr-code/qr-code.ts';
import { edgeOf, qrVersions } from '../../functions/qr-code/qr-versions.ts';
import { checkCodewords } from '../../functions/qr-code/reed-solomon.ts';

const written = (modules: readonly (readonly boolean[])[]) =>
  modules.map((row) => BigInt(`0b${row.map(Number).join('')}`).toString(16)).join(' ');

describe('what the standard works out', () => {
  test('the check codewords of 01234567 in version 1-M (ISO/IEC 18004, annex I)', () => {
    const data = [0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11];
    expect(checkCodewords(data, 10)).toEqual([0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55]);
  });

  test('the format bits of level M with mask 5 (ISO/IEC 18004, annex C)', () => {
    expect(formatBits(5)).toBe(0b100000011001110);
  });
});

/** Rows as hexadecimal numbers; both were drawn by python-qrcode 8 with that mask, and read by OpenCV 5. */
const drawn = [
  {
    text: 'https://data.tangerangkota.go.id/periksa/7K3QX9M2PV4TB6WRCH5D',
    rows: '1fd7e467f 104f93141 174f0b95d 175d1f95d 175f5645d 10581b441 1fd55557f 152dc00 11710bdf9 2a674b8c 1566e1f0a d2f88ec3 1ff39e878 171de97a4 f7930fca 835bf8e0 3d0abf52 c2cf4a8e 1cc674e28 820aba0 8eae25d9 1e32da8ae 57564392 5339cd22 1aed0adf8 12a0b16 1fd0a595a 104c3d912 175b429fa 174e92774 17443c27c 10441a9c0 1fd38bd01',
  },
  {
    text: 'q'.repeat(106),
    rows: '1fc1b22227f 105f2bbbb41 174e711115d 174b577775d 1759f22225d 104b6bbbb41 1fd5555557f 18eeee00 1544b888812 2224dddd49 3e6744447f 9300eeee20 1b63d8888e9 2a25dddd49 be5544447f 8b23eeee20 f3e8888e9 6907dddd49 1fd2544447f 60b5eeee20 9dfa8888e9 2007dddd49 19de144447f 41f9eeee23 dc268888e8 14328dddd49 ee7544447f 48ebeeee20 8e8a8888e9 cb4cdddd49 17e7544447f c8fbeeee20 116b98889f9 1d4dddd19 1fc1144475f 10439eeed10 1753b4889f9 174d89ddc1b 175154445bf 104b12eed82 1fdb3888bdb',
  },
];

test.each(drawn)('draws what another encoder draws: $text', ({ text, rows }) => {
  expect(written(qrCode(text))).toBe(rows);
});

test('takes the smallest symbol that holds the text, and refuses what none holds', () => {
  const edges = [14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106].map((bytes) => qrCode('a'.repeat(bytes)).length);
  expect(edges).toEqual([1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6].map(edgeOf));
  expect(() => qrCode('a'.repeat(107))).toThrow('107 bytes');
});

test.each(qrVersions)('version $version has as many codewords as it has room for', (version) => {
  const { length } = codewordsOf(new Uint8Array([65]), version);
  const totals: Readonly<Record<number, number>> = { 1: 26, 2: 44, 3: 70, 4: 100, 5: 134, 6: 172 };
  expect(length).toBe(totals[version.version]);
});
