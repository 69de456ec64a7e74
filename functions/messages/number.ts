const numbers = new Intl.NumberFormat('id-ID');

/** `3.300.000`; a dash where nothing is known. */
export function numberText(value: number | undefined): string {
  return value === undefined ? '–' : numbers.format(value);
}
