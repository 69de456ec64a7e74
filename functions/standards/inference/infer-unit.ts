/** Units as offices write them behind a label, folded; BPS's and the OPDs' own. */
const knownUnits: ReadonlySet<string> = new Set(
  (
    'rp|rupiah|idr|ribu rupiah|juta rupiah|miliar rupiah|milyar rupiah|ribu rp|juta rp|miliar rp|rp juta|rp ribu|000 rp|rp 000|' +
    '%|persen|permil|ha|hektar|hektare|m|m2|m²|m3|m³|meter|km|km2|km²|cm|mm|kg|gram|gr|ton|kw|kuintal|kwintal|ku|ku/ha|kw/ha|ton/ha|liter|ltr|l/detik|' +
    'ribu|juta|miliar|milyar|ribu jiwa|ribu orang|juta jiwa|juta orang|orang|jiwa|org|kk|keluarga|rumah tangga|rt|unit|buah|bh|ekor|pohon|batang|butir|tangkai|lembar|paket|set|titik|lokasi|kasus|kejadian|kali|' +
    'hari|minggu|bulan|tahun|jam|menit|detik|kwh|kva|mw|watt|°c|jiwa/km2|jiwa/km²|orang/km2|poin|skor|indeks'
  ).split('|'),
);

/** What a quantity may be counted by, behind a stroke: `Rupiah/Kapita/Bulan`. */
const bases: ReadonlySet<string> = new Set(
  'kapita|orang|jiwa|keluarga|rumah tangga|ha|m2|m²|km2|km²|detik|jam|hari|minggu|bulan|tahun'.split('|'),
);
const periods: ReadonlySet<string> = new Set(['hari', 'minggu', 'bulan', 'tahun']);

/** The unit that a label names in brackets, or by a percent sign at either end: `Luas Panen (Ha)` is in Ha. Brackets that hold anything else say nothing. */
export function unitOf(label: string): string | undefined {
  const groups = [...label.matchAll(/[([]([^()[\]]{1,20})[)\]]/g)].map(([, inside = '']) => inside.trim());
  return groups.findLast(isUnit) ?? (/^%|%$/.test(label.trim()) ? '%' : undefined);
}

function isUnit(text: string): boolean {
  const folded = text.toLowerCase().replace(/[.]/g, '').replace(/\s+/g, ' ');
  const [counted = '', ...by] = folded.split('/').map((part) => part.trim());
  if (knownUnits.has(folded)) return true;
  // "Bulan/Tahun" is a date, no speed.
  return by.length > 0 && knownUnits.has(counted) && !periods.has(counted) && by.every((part) => bases.has(part));
}
