import kotaTangerang from '../../cities/bps/kota-tangerang.json' with { type: 'json' };
import type { City } from '../../cities/city.ts';

type Codes = { readonly source: string; readonly codes: Readonly<Record<string, string>> };

/** By the city's area code. */
const files: Readonly<Record<string, Codes>> = { '36.71': kotaTangerang };

/** BPS's codes of the city's kecamatan and kelurahan, by Kemendagri's; none where nobody put them beside the city's file. */
export function bpsCodesOf({ areaCode }: Pick<City, 'areaCode'>): Codes {
  return files[areaCode] ?? { source: '', codes: {} };
}
