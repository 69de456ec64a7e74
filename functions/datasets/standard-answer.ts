import type { Standard } from '../standards/standard.ts';

/** A standard as the API gives it: who proposed and approved it stays inside. */
export function standardAnswer({ proposedBy: _proposedBy, approvedBy: _approvedBy, ...shown }: Standard): Record<string, unknown> {
  return shown;
}
