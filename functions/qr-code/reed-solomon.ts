/** x⁸ + x⁴ + x³ + x² + 1, by which QR codes count in bytes (ISO/IEC 18004, 7.5.2). */
const fieldPolynomial = 0x11d;

/** Two bytes multiplied in that field: shifted, added without carry, and reduced. */
function product(one: number, other: number): number {
  let result = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    result = (result << 1) ^ ((result >>> 7) * fieldPolynomial);
    result ^= ((other >>> bit) & 1) * one;
  }
  return result;
}

/** The generator of so many check codewords, (x − 1)(x − 2)(x − 4)…, without its first factor, which is 1. */
function generator(check: number): number[] {
  const factors = [...Array.from({ length: check - 1 }, () => 0), 1];
  let root = 1;
  for (let round = 0; round < check; round += 1) {
    for (let place = 0; place < check; place += 1) factors[place] = product(factors[place] ?? 0, root) ^ (factors[place + 1] ?? 0);
    root = product(root, 2);
  }
  return factors;
}

/** The check codewords of a block: the remainder of its polynomial by the generator. */
export function checkCodewords(data: readonly number[], check: number): number[] {
  const factors = generator(check);
  const remainder = Array.from({ length: check }, () => 0);
  for (const codeword of data) {
    const factor = codeword ^ (remainder.shift() ?? 0);
    remainder.push(0);
    for (const [place, each] of factors.entries()) remainder[place] = (remainder[place] ?? 0) ^ product(each, factor);
  }
  return remainder;
}
