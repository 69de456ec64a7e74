import type { Standard } from '../model/standard.ts';
import { requiredFields } from '../standards/rules/required.ts';

/** A standard as the API gives it, with the names of the fields that must be filled; who proposed and approved it stays inside. */
export function standardAnswer(standard: Standard): Record<string, unknown> {
  const { proposedBy: _proposedBy, approvedBy: _approvedBy, ...shown } = standard;
  return { ...shown, requiredFields: requiredFields(standard) };
}
