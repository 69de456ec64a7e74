import { limits } from '../../limits.ts';

/** A part of a number format: text that stands in the cell as it is, or a run of one placeholder (`0`, `#`, `d`, `mmm`, `.`). */
export type FormatToken = { readonly literal: string } | { readonly run: string };

/** Which numbers a section is for, where it says so itself: `[<100]`. */
export type FormatCondition = { readonly operator: string; readonly value: number };

/** One of the parts between semicolons. */
export type FormatSection = {
  readonly tokens: readonly FormatToken[];
  readonly condition: FormatCondition | undefined;
  /** `red`, '' for none. */
  readonly colour: string;
};

const part = /"([^"]*)"?|\\(.?)|_.?|\*.?|\[([^\]]*)\]?|(general|0+|#+|\?+|d+|m+|y+)|(;)|([\s\S])/gi;
/** What stands for itself without quotes (ECMA-376 part 1, 18.8.31); digits but zero are no placeholders either. */
const plainLiteral = /[-$+():!^&'~{}=\s1-9]/;
const colours = /^(black|blue|cyan|green|magenta|red|white|yellow|colou?r ?[0-9]+)$/i;
const conditions = /^(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:[.][0-9]+)?)$/;

/** The sections of a format code; undefined for a condition that is not known, and for a code that is longer than Excel's. */
export function formatSections(code: string): readonly FormatSection[] | undefined {
  if (code.length > limits.maxFormatCharacters) return undefined;
  const sections: FormatSection[] = [];
  let tokens: FormatToken[] = [];
  let condition: FormatCondition | undefined;
  let colour = '';
  const close = () => {
    sections.push({ tokens, condition, colour });
    tokens = [];
    condition = undefined;
    colour = '';
  };
  for (const [, quoted, escaped, bracket, run, end, other] of code.matchAll(part)) {
    const literal = quoted ?? escaped ?? (other !== undefined && plainLiteral.test(other) ? other : undefined);
    if (end !== undefined) close();
    else if (literal !== undefined) tokens.push({ literal });
    else if (bracket !== undefined && /^[<>=]/.test(bracket)) {
      const [, operator = '', value] = conditions.exec(bracket) ?? [];
      if (value === undefined) return undefined;
      condition = { operator, value: Number(value) };
    } else if (bracket?.startsWith('$')) tokens.push({ literal: bracket.slice(1).replace(/-[0-9a-f,]*$/i, '') });
    else if (bracket !== undefined && colours.test(bracket)) colour = bracket.toLowerCase();
    else if (run !== undefined || other !== undefined) tokens.push({ run: run ?? other ?? '' });
  }
  close();
  return sections;
}

/** The parts of a format code's first section, the one for positive numbers; undefined where it holds for some numbers only (`[<100]`). */
export function formatTokens(code: string): readonly FormatToken[] | undefined {
  const first = formatSections(code)?.[0];
  return first?.condition === undefined ? first?.tokens : undefined;
}

export function isLiteral(token: FormatToken): token is { readonly literal: string } {
  return 'literal' in token;
}

/** The text that stands around whatever the section shows. */
export function literalsOf(tokens: readonly FormatToken[]): string {
  return tokens.map((token) => (isLiteral(token) ? token.literal : '')).join('');
}
