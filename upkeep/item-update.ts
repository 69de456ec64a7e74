import { isDeepStrictEqual } from 'node:util';
import type { Item } from './migrations/migration.ts';
import { plainOf } from './restore/plain.ts';

/**
 * More places are changed by their whole member: an expression has 4 KB (DynamoDB quotas). The laptop's tables do not compare maps (dynalite's `=` on them is
 * never true), so there such an item would never be changed, and the run says so.
 */
const maxChangedPlaces = 30;

type Step = string | number;
type Difference = { readonly path: readonly Step[]; readonly before: unknown; readonly after: unknown };

/** The UpdateItem that makes one item of another, on condition that each place still holds what it held there; undefined where they are alike. Throws where keys differ. */
export function itemUpdate(before: Item, after: Item) {
  const deep = differences(before, after, []);
  const changes = deep.length > maxChangedPlaces ? members(before, after) : deep;
  if (changes.length === 0) return undefined;
  if (changes.some(({ path }) => path[0] === 'pk' || path[0] === 'sk')) throw new Error(`${before.sk} must not be given another key`);
  const names = new Map<string, string>();
  const values: Record<string, unknown> = {};
  const placed = changes.map((change, at) => {
    if (change.before !== undefined) values[`:b${at}`] = change.before;
    if (change.after !== undefined) values[`:a${at}`] = change.after;
    return { ...change, at, place: placeOf(change.path, names) };
  });
  const sets = placed.flatMap(({ after: value, place, at }) => (value === undefined ? [] : [`${place} = :a${at}`]));
  const removes = placed.flatMap(({ after: value, place }) => (value === undefined ? [place] : []));
  const unchanged = placed.map(({ before: value, place, at }) =>
    value === undefined ? `attribute_not_exists(${place})` : `${place} = :b${at}`,
  );
  return {
    Key: { pk: before.pk, sk: before.sk },
    UpdateExpression: [
      ...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []),
      ...(removes.length > 0 ? [`REMOVE ${removes.join(', ')}`] : []),
    ].join(' '),
    ConditionExpression: ['attribute_exists(pk)', ...unchanged].join(' AND '),
    ExpressionAttributeNames: Object.fromEntries([...names].map(([name, placeholder]) => [placeholder, name])),
    ExpressionAttributeValues: values,
  };
}

function placeOf(path: readonly Step[], names: Map<string, string>): string {
  return path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!names.has(step)) names.set(step, `#n${names.size}`);
      return `.${names.get(step)}`;
    })
    .join('')
    .slice(1);
}

/** The deepest places that differ. */
function differences(before: unknown, after: unknown, path: readonly Step[]): Difference[] {
  if (isDeepStrictEqual(plainOf(before), plainOf(after))) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((one, index) => differences(one, after[index], [...path, index]));
  const [one, other] = [mapOf(before), mapOf(after)];
  if (one === undefined || other === undefined) return [{ path, before, after }];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((name) => differences(one.get(name), other.get(name), [...path, name]));
}

function members(before: Item, after: Item): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => !isDeepStrictEqual(plainOf(before[name]), plainOf(after[name])))
    .map((name) => ({ path: [name], before: before[name], after: after[name] }));
}

function mapOf(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) return undefined;
  return new Map(Object.entries(value));
}
