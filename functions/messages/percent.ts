/** The percents of a fraction, digit by digit: `87.5` of `0.875`. A text that is no plain number stays as it is. */
export function percentOfFraction(text: string): string {
  const [, sign = '', whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(writtenOut(text)) ?? [];
  if (whole === undefined) return text;
  const moved = fraction.padEnd(percentDigits, '0');
  const percents = `${whole}${moved.slice(0, percentDigits)}`.replace(/^0+(?=\d)/, '');
  const rest = moved.slice(percentDigits).replace(/0+$/, '');
  return `${sign}${percents}${rest === '' ? '' : `.${rest}`}`;
}

/** A hundred is a one and so many zeros. */
const percentDigits = 2;

/** `0.0000001` of `1e-7`, as JavaScript writes small numbers. */
function writtenOut(text: string): string {
  const [, sign = '', whole = '', fraction = '', places] = /^(-?)(\d)(?:\.(\d+))?e-(\d{1,3})$/.exec(text) ?? [];
  return places === undefined ? text : `${sign}0.${'0'.repeat(Number(places) - 1)}${whole}${fraction}`;
}
