import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { ReferenceCodeList } from '../model/reference-code-list.ts';

type AreaCode = { readonly code: string; readonly name: string };

/** Parts of a code of each list: 36 · 36.71 · 36.71.01 · 36.71.01.1001. */
const parts: Readonly<Record<ReferenceCodeList, number | undefined>> = {
  'kemendagri-provinsi': 1,
  'kemendagri-kabkota': 2,
  'kemendagri-kecamatan': 3,
  'kemendagri-kelurahan': 4,
  'kemendagri-wilayah': undefined,
};

/**
 * Kemendagri's codes as a city needs them to choose from: its own districts and villages, the regencies of its province, all provinces. `path` is the
 * file that `lib/` puts beside the bundle, `code,name` a line.
 */
export function cityCodes(path: string, areaCode: string): (list: ReferenceCodeList) => Promise<AreaCode[]> {
  const province = areaCode.slice(0, areaCode.indexOf('.'));
  return async (list) => {
    const [wanted, begin] = [parts[list], list === 'kemendagri-provinsi' ? '' : list === 'kemendagri-kabkota' ? province : areaCode];
    const codes: AreaCode[] = [];
    for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
      const comma = line.indexOf(',');
      const code = line.slice(0, comma);
      if (!code.startsWith(begin) || (wanted !== undefined && code.split('.').length !== wanted)) continue;
      codes.push({
        code,
        name: line
          .slice(comma + 1)
          .replace(/^"|"$/g, '')
          .replaceAll('""', '"'),
      });
    }
    return codes;
  };
}
