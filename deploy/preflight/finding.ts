/** `blocker`: the deployment would fail, or nobody could use the city. `unchecked`: nothing was learnt of it, and why. */
export type FindingKind = 'ok' | 'warning' | 'blocker' | 'unchecked';

/** One thing that was looked at: what it is, and a sentence for the one who deploys. */
export type Finding = { readonly kind: FindingKind; readonly about: string; readonly says: string };

/** Findings about one thing. */
export function about(name: string): Readonly<Record<FindingKind, (says: string) => Finding>> {
  const of = (kind: FindingKind) => (says: string) => ({ kind, about: name, says });
  return { ok: of('ok'), warning: of('warning'), blocker: of('blocker'), unchecked: of('unchecked') };
}

const order: readonly FindingKind[] = ['ok', 'unchecked', 'warning', 'blocker'];
const words: Readonly<Record<FindingKind, string>> = { ok: 'ok', warning: 'WARNING', blocker: 'BLOCKER', unchecked: 'not checked' };

/** The findings as lines, what matters most at the end, where a terminal stands still. */
export function linesOf(findings: readonly Finding[]): string[] {
  const sorted = order.flatMap((kind) => findings.filter((finding) => finding.kind === kind));
  return [...sorted.map(({ kind, about: name, says }) => `${words[kind].padEnd(11)}  ${name}: ${says}`), '', summaryOf(findings)];
}

function summaryOf(findings: readonly Finding[]): string {
  const count = (kind: FindingKind) => findings.filter((finding) => finding.kind === kind).length;
  const counted = `${count('ok')} in order, ${count('unchecked')} not checked, ${count('warning')} warnings, ${count('blocker')} blockers.`;
  return count('blocker') > 0 ? `${counted} Do not deploy before the blockers are mended.` : counted;
}
