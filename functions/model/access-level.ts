import type { Access, Dataset, Exemption, Sharing } from './dataset.ts';

/** An access level; `sharing` says how a limited one is shared, and belongs to no other. */
export type Level = { readonly access: Access; readonly sharing?: Sharing | undefined };
export type WantedLevel = {
  readonly access: Access;
  readonly sharing?: Sharing | undefined;
  readonly exemption?: Exemption | undefined;
};
export type Violation = { readonly where: string; readonly what: string };

/** The level that a request asks for: a limited one is shared with government unless it says otherwise (api.md). */
export function levelOf(wanted: Pick<WantedLevel, 'access' | 'sharing'>): Level {
  return wanted.access === 'limited' ? { access: 'limited', sharing: wanted.sharing ?? 'government' } : { access: wanted.access };
}

/** `sharing` only with limited; `exemption` with closed, and only there (UU KIP Pasal 17 and 19). `standing` is one that the dataset has already. */
export function levelViolations(wanted: WantedLevel, standing?: Exemption): Violation[] {
  const violations: Violation[] = [];
  if (wanted.sharing !== undefined && wanted.access !== 'limited') {
    violations.push({ where: 'sharing', what: 'hanya untuk data terbatas (access "limited")' });
  }
  if (wanted.access === 'closed' && !wanted.exemption && !standing) {
    violations.push({ where: 'exemption', what: 'wajib untuk data tertutup: isi legalBasis, reason dan until dari uji konsekuensi' });
  }
  if (wanted.access !== 'closed' && wanted.exemption) {
    violations.push({ where: 'exemption', what: 'hanya untuk data tertutup (access "closed")' });
  }
  return violations;
}

/** Whether going from one level to another lets fewer people read, more, or the same. */
export function direction(from: Level, to: Level): 'tighten' | 'loosen' | 'same' {
  const difference = strictness(to) - strictness(from);
  if (difference === 0) return 'same';
  return difference > 0 ? 'tighten' : 'loosen';
}

function strictness({ access, sharing }: Level): number {
  if (access === 'open') return 0;
  if (access === 'closed') return 3;
  return sharing === 'government' ? 1 : 2;
}

/** A dataset with a personal column can't be open, and when limited it is by request (access.md, "Reading"); the sentence names the columns. */
export function personalColumnsForbid({ personalColumns }: Pick<Dataset, 'personalColumns'>, level: Level): string | undefined {
  if (personalColumns.length === 0 || level.access === 'closed' || level.sharing === 'by-request') return undefined;
  const columns = personalColumns.join(', ');
  return level.access === 'open'
    ? `Data ini memuat kolom pribadi (${columns}), jadi tidak dapat dibuka. Terbitkan rekapitulasinya sebagai dataset lain.`
    : `Data ini memuat kolom pribadi (${columns}), jadi hanya dapat dibagikan atas permohonan (sharing "by-request").`;
}
