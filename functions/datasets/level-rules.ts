import { accesses, type Level, sharingsOf, traitsOf } from '../model/access-level.ts';
import type { Dataset, Exemption } from '../model/dataset.ts';
import type { Violation } from '../model/violation.ts';

export type WantedLevel = Level & { readonly exemption?: Exemption | undefined };

/** `sharing` and `exemption` only with the levels that have one (UU KIP Pasal 17 and 19). `standing` is an exemption that the dataset has already. */
export function levelViolations(wanted: WantedLevel, standing?: Exemption): Violation[] {
  const { needsExemption } = traitsOf(wanted);
  const violations: Violation[] = [];
  if (wanted.sharing !== undefined && sharingsOf(wanted.access).length === 0) {
    violations.push({ where: 'sharing', what: onlyFor(({ access }) => sharingsOf(access).length > 0) });
  }
  if (needsExemption && !wanted.exemption && !standing) {
    const { label } = traitsOf(wanted);
    violations.push({ where: 'exemption', what: `wajib untuk data ${label}: isi legalBasis, reason dan until dari uji konsekuensi` });
  }
  if (!needsExemption && wanted.exemption) {
    violations.push({ where: 'exemption', what: onlyFor((level) => traitsOf(level).needsExemption) });
  }
  return violations;
}

function onlyFor(has: (level: Level) => boolean): string {
  const named = accesses.filter((access) => has({ access })).map((access) => `${traitsOf({ access }).label} (access "${access}")`);
  return `hanya untuk data ${named.join(' atau ')}`;
}

/** Whether going from one level to another lets fewer people read, more, or the same. */
export function direction(from: Level, to: Level): 'tighten' | 'loosen' | 'same' {
  const difference = traitsOf(to).strictness - traitsOf(from).strictness;
  if (difference === 0) return 'same';
  return difference > 0 ? 'tighten' : 'loosen';
}

/** Why a dataset with these personal columns can't be at that level (access.md, "Reading"); the sentence names the columns. */
export function personalColumnsForbid({ personalColumns }: Pick<Dataset, 'personalColumns'>, level: Level): string | undefined {
  const forbidden = traitsOf(level).personalColumns;
  if (personalColumns.length === 0 || forbidden === undefined) return undefined;
  return `Data ini memuat kolom pribadi (${personalColumns.join(', ')}). Karena itu ${forbidden.why}: ${forbidden.instead}.`;
}
