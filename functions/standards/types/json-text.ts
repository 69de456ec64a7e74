import { limits } from '../../limits.ts';
import { literal } from '../sql-text.ts';

/**
 * JSON (RFC 8259) checked by RE2 alone, in linear time, so that the same SQL runs where DuckDB has no JSON extension: strings are emptied, then the
 * innermost arrays and objects become `null` until none is left. Blanks around that `null` keep it apart from its neighbours.
 */
const space = '[ \\t\\n\\r]*';
const stringShape = '"([^"\\\\\\x00-\\x1f]|\\\\["\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*"';
const scalar = `(""|-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?|true|false|null)`;
const items = `(${space}${scalar}${space}(,${space}${scalar}${space})*|${space})`;
const member = `${space}""${space}:${space}${scalar}${space}`;
const members = `(${member}(,${member})*|${space})`;
const innermost = `\\[${items}\\]|\\{${members}\\}`;

type JsonKind = 'array' | 'object';

/** SQL: whether a text is a JSON array, or object; brackets within brackets at most `limits.maxJsonDepth` deep. */
export function isJsonSql(text: string, kind: JsonKind): string {
  const [open, close] = kind === 'array' ? ['[', ']'] : ['{', '}'];
  const shape = kind === 'array' ? items : members;
  return `CASE WHEN starts_with(${text}, '${open}') AND ends_with(${text}, '${close}') THEN regexp_full_match(${flatSql(text)}, ${literal(shape)}) ELSE FALSE END`;
}

/** SQL: how many items a sound array has, or members a sound object. */
export function jsonLengthSql(text: string): string {
  const flat = flatSql(text);
  return `CASE WHEN trim(${flat}, ${literal(' \t\n\r')}) = '' THEN 0 ELSE strlen(${flat}) - strlen(replace(${flat}, ',', '')) + 1 END`;
}

/** What stands between the outermost brackets, with every string and every inner array or object made small. */
function flatSql(text: string): string {
  const inner = `substr(${text}, 2, length(${text}) - 2)`;
  const emptied = `regexp_replace(${inner}, ${literal(stringShape)}, '""', 'g')`;
  let flat = emptied;
  for (let depth = 1; depth < limits.maxJsonDepth; depth++) flat = `regexp_replace(${flat}, ${literal(innermost)}, ' null ', 'g')`;
  return flat;
}
