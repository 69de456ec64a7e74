import { createHash } from 'node:crypto';

/** So many well-formed NIKs that are nobody's: their serials (9000 and up) no office gives out. Half lie above 2^53, and neighbours differ in the last digit alone. */
export function syntheticNiks(count: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    const area = `${n % 20 < 10 ? '3671' : '9171'}${pad(1 + (Math.floor(n / 20) % 13))}`;
    const day = 1 + (Math.floor(n / 260) % 28);
    const woman = Math.floor(n / 7_280) % 2 === 1;
    return `${area}${pad(woman ? day + 40 : day)}0590900${n % 10}`;
  });
}

const pad = (value: number) => String(value).padStart(2, '0');

const digests = ['sha256', 'sha1', 'md5'] as const;

/** Finds the given NIKs in a text. What one looks like, wherever it might hide: */
export type NikSearch = {
  /** 3671015205900001 as digits: in JSON, in a URL, as a number, within longer runs of digits. */
  readonly plain: number;
  /** 36.71.01.520590.0001, 367101-520590-0001, 3671 0152 0590 0001, 36%2E71…: digits with signs between them. */
  readonly spaced: number;
  /** SHA-256, SHA-1 or MD5 of the digits without a key, as hexadecimals or base64 (standard or URL): a city's NIKs are enumerated in minutes. */
  readonly digested: number;
  /** The digits within base64: a cursor, a token, DynamoDB's binary. */
  readonly encoded: number;
};

export const nothing: NikSearch = { plain: 0, spaced: 0, digested: 0, encoded: 0 };

export function nikSearcher(niks: readonly string[]): (text: string) => NikSearch {
  const known = new Set(niks);
  const hashed = niks.flatMap((nik) => digests.map((name) => createHash(name).update(nik).digest()));
  const hexadecimals = new Set(hashed.map((digest) => digest.toString('hex')));
  const base64 = new Set(hashed.flatMap((digest) => [digest.toString('base64').replace(/=+$/, ''), digest.toString('base64url')]));
  const digitsIn = (text: string): number => sum(matches(text, /\d{16,}/g), (run) => countWindows(run, [16], known));
  return (text) => {
    const plain = digitsIn(text);
    const tokens = matches(text, /[A-Za-z0-9+/_-]{22,}/g);
    return {
      plain,
      spaced: digitsIn(text.replace(/(?<=\d)(%20|%2E|[ .\-'_/+]|\u00a0)(?=\d)/gi, '')) - plain,
      digested:
        sum(matches(text.toLowerCase(), /[0-9a-f]{32,}/g), (run) => countWindows(run, [64, 40, 32], hexadecimals)) +
        sum(tokens, (token) => countWindows(token, [43, 27, 22], base64)),
      // Where base64 begins within a token is not known.
      encoded: sum(tokens, (token) => sum([0, 1, 2, 3], (at) => digitsIn(Buffer.from(token.slice(at), 'base64').toString('latin1')))),
    };
  };
}

export function sumOf(found: readonly NikSearch[]): NikSearch {
  const total = (of: (one: NikSearch) => number): number => sum(found, of);
  return {
    plain: total(({ plain }) => plain),
    spaced: total(({ spaced }) => spaced),
    digested: total(({ digested }) => digested),
    encoded: total(({ encoded }) => encoded),
  };
}

function matches(text: string, shape: RegExp): string[] {
  return [...text.matchAll(shape)].map(([found]) => found);
}

function sum<T>(values: readonly T[], count: (value: T) => number): number {
  return values.reduce((all, value) => all + count(value), 0);
}

function countWindows(text: string, lengths: readonly number[], known: ReadonlySet<string>): number {
  let count = 0;
  for (const length of lengths) {
    for (let at = 0; at + length <= text.length; at++) if (known.has(text.slice(at, at + length))) count += 1;
  }
  return count;
}
