import { askedRules } from '../../standards/rules/asked.ts';
import type { Field } from '../../standards/standard.ts';

/** The values that a field may hold, as they are written, where the standard lists them. */
export function choicesOf(field: Field): readonly string[] {
  const checks = askedRules(field).map(({ workbook }) => workbook());
  const [listed] = checks.flatMap((check) => (check.kind === 'list' ? [check.values] : []));
  if (listed) return listed;
  if (field.type !== 'boolean') return [];
  return [field.trueValues?.[0] ?? 'ya', field.falseValues?.[0] ?? 'tidak'];
}
