type Compare = (actual: string, wanted: string) => boolean;

const numeric =
  (compare: (actual: number, wanted: number) => boolean): Compare =>
  (actual, wanted) =>
    compare(Number(actual), Number(wanted));

const operators: Readonly<Record<string, Compare>> = {
  stringequals: (actual, wanted) => actual === wanted,
  stringequalsignorecase: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  stringlike: (actual, wanted) => wildcard(wanted).test(actual),
  arnequals: (actual, wanted) => wildcard(wanted).test(actual),
  arnlike: (actual, wanted) => wildcard(wanted).test(actual),
  bool: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  numericequals: numeric((actual, wanted) => actual === wanted),
  numericlessthan: numeric((actual, wanted) => actual < wanted),
  numericlessthanequals: numeric((actual, wanted) => actual <= wanted),
  numericgreaterthan: numeric((actual, wanted) => actual > wanted),
  numericgreaterthanequals: numeric((actual, wanted) => actual >= wanted),
};

// "Negated matching condition operators" of the IAM user guide: every wanted value must fail, and a missing key counts as a match.
const negated: Readonly<Record<string, string>> = {
  stringnotequals: 'stringequals',
  stringnotequalsignorecase: 'stringequalsignorecase',
  stringnotlike: 'stringlike',
  arnnotequals: 'arnequals',
  arnnotlike: 'arnlike',
  numericnotequals: 'numericequals',
};

/** Matches a policy's `*` and `?` against a whole text. */
export function wildcard(pattern: string, flags = ''): RegExp {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, `s${flags}`);
}

/**
 * Whether one line of a policy's Condition holds (IAM user guide, "Condition operators"): true or false,
 * or `undefined` when the laptop does not know the operator. `actual` is undefined when the request has no such key; several values
 * of one key are separated by a line feed.
 */
export function conditionHolds(operator: string, wanted: readonly string[], actual: string | undefined): boolean | undefined {
  const lower = operator.toLowerCase();
  if (lower === 'null') return wanted.some((value) => (value.toLowerCase() === 'true') === (actual === undefined));
  const [, set, name = '', ifExists] = /^(forallvalues:|foranyvalue:)?(.*?)(ifexists)?$/.exec(lower) ?? [];
  const opposite = negated[name];
  const compare = operators[opposite ?? name];
  if (compare === undefined) return undefined;
  // A request without the key passes ForAllValues, IfExists and the negated operators, and fails the others.
  if (actual === undefined) return set === 'forallvalues:' || ifExists !== undefined || (opposite !== undefined && set === undefined);
  const matches = (one: string) => wanted.some((value) => compare(one, value)) === (opposite === undefined);
  const values = actual.split('\n');
  return set === 'foranyvalue:' ? values.some(matches) : values.every(matches);
}
