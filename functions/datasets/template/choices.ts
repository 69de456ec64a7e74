import type { Field } from '../../model/standard.ts';

/** The values that a field may hold, as they are written, where the standard lists them. */
export function choicesOf(field: Field): string[] {
  const { enum: values } = field.constraints ?? {};
  if (values) return values.map(String);
  if (field.categories) return field.categories.map((category) => String(typeof category === 'object' ? category.value : category));
  if (field.type !== 'boolean') return [];
  return [field.trueValues?.[0] ?? 'ya', field.falseValues?.[0] ?? 'tidak'];
}
