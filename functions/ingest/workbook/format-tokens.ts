import { limits } from '../../limits.ts';

/** A part of a number format: text that stands in the cell as it is, or a run of one placeholder (`0`, `#`, `d`, `mmm`, `.`). */
export type FormatToken = { readonly literal: string } | { readonly run: string };

const part = /"([^"]*)"?|\\(.?)|_.?|\*.?|\[([^\]]*)\]?|(0+|#+|\?+|d+|m+|y+)|(;)|([\s\S])/gi;
/** What stands for itself without quotes (ECMA-376 part 1, 18.8.31). */
const plainLiteral = /[-$+():!^&'~{}=\s]/;

/**
 * The parts of a format code's first section, the one for positive numbers; undefined where it holds for some numbers only (`[<100]`), and for a
 * code that is longer than Excel's.
 */
export function formatTokens(code: string): FormatToken[] | undefined {
  if (code.length > limits.maxFormatCharacters) return undefined;
  const tokens: FormatToken[] = [];
  for (const [, quoted, escaped, bracket, run, end, other] of code.matchAll(part)) {
    if (end !== undefined) return tokens;
    const literal = quoted ?? escaped ?? (other !== undefined && plainLiteral.test(other) ? other : undefined);
    if (literal !== undefined) tokens.push({ literal });
    else if (bracket !== undefined && /^[<>=]/.test(bracket)) return undefined;
    else if (bracket?.startsWith('$')) tokens.push({ literal: bracket.slice(1).replace(/-[0-9a-f,]*$/i, '') });
    else if (run !== undefined || other !== undefined) tokens.push({ run: run ?? other ?? '' });
  }
  return tokens;
}

export function isLiteral(token: FormatToken): token is { readonly literal: string } {
  return 'literal' in token;
}
