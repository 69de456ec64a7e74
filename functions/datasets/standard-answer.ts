import type { AnswerBody } from '../http/answer.ts';
import { requiredFields } from '../standards/rules/required.ts';
import { ruleTexts } from '../standards/rules/told.ts';
import type { Standard } from '../standards/standard.ts';

type StandardAnswer = Omit<AnswerBody<'getStandard'>, 'proposed'>;

/**
 * A standard as the API gives it, with the names of the fields that must be filled and, by field, what is asked of its cells in words;
 * who proposed and approved it stays inside.
 */
export function standardAnswer(standard: Standard): StandardAnswer {
  const { proposedBy: _proposedBy, approvedBy: _approvedBy, ...shown } = standard;
  const told = Object.fromEntries(standard.fields.map((field) => [field.name, ruleTexts(standard, field)]));
  return { ...shown, requiredFields: requiredFields(standard), ruleTexts: told };
}

/** A standard never changes, its number does: that is its ETag. */
export function numberEtag({ n }: { readonly n: number }): Record<string, string> {
  return { ETag: `"${n}"` };
}
