const ones = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];

/** A whole number from 0 to 9999 in words, as letters of the government write it: `dua ribu dua puluh enam`, `seribu seratus sebelas`. */
export function numberInWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9_999) throw new Error(`${value} is no number that is written in words`);
  if (value < 10) return ones[value] ?? '';
  if (value === 10) return 'sepuluh';
  if (value === 11) return 'sebelas';
  if (value < 20) return `${ones[value - 10]} belas`;
  if (value < 100) return withRest(`${ones[Math.floor(value / 10)]} puluh`, value % 10);
  if (value < 1_000) return withRest(manyOf(Math.floor(value / 100), 'ratus'), value % 100);
  return withRest(manyOf(Math.floor(value / 1_000), 'ribu'), value % 1_000);
}

/** One hundred and one thousand are a word each: `seratus`, `seribu`. */
function manyOf(many: number, of: string): string {
  return many === 1 ? `se${of}` : `${ones[many]} ${of}`;
}

function withRest(text: string, rest: number): string {
  return rest === 0 ? text : `${text} ${numberInWords(rest)}`;
}
