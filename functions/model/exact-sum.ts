const decimal = /^(-?)([0-9]+)(?:\.([0-9]+))?$/;

/** Whether the text is a decimal that can be added. */
export function isDecimal(text: string): boolean {
  return decimal.test(text);
}

/** The exact sum of decimals as texts; undefined where one is none. Money is never added in doubles. */
export function exactSum(texts: readonly string[]): string | undefined {
  const parsed = texts.map((text) => decimal.exec(text));
  const scale = Math.max(0, ...parsed.map((match) => match?.[3]?.length ?? 0));
  let sum = 0n;
  for (const match of parsed) {
    if (!match) return undefined;
    const [, sign = '', whole = '', fraction = ''] = match;
    sum += BigInt(`${sign}${whole}${fraction.padEnd(scale, '0')}`);
  }
  return written(sum, scale);
}

function written(sum: bigint, scale: number): string {
  if (scale === 0) return String(sum);
  const sign = sum < 0n ? '-' : '';
  const digits = String(sum < 0n ? -sum : sum).padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`;
}
