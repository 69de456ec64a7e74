import type { CaseDecisionStore, CaseLookStore } from '../../functions/access/case-look.port.ts';
import { type CaseDecision, type CaseLook, caseDecisionSchema, caseLookSchema, foldedCaseNumber } from '../../functions/model/case-look.ts';

/** Looks that wait in memory, and numbers that are kept; parses what is written, as the adapter parses what it reads. `failing` makes the next writings throw. */
export function memoryCaseLooks(): CaseLookStore & {
  readonly waiting: Map<string, CaseLook>;
  readonly kept: Map<string, Date>;
  failing: boolean;
} {
  const waiting = new Map<string, CaseLook>();
  const kept = new Map<string, Date>();
  const keyOf = ({ institution, sub, lookId }: Pick<CaseLook, 'institution' | 'sub' | 'lookId'>) => `${institution}#${sub}#${lookId}`;
  const numberOf = (institution: string, caseNumber: string) => `${institution}#${foldedCaseNumber(caseNumber)}`;
  const begun = (prefix: string) =>
    [...waiting]
      .filter(([key]) => key.startsWith(prefix))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, look]) => structuredClone(look));
  return {
    waiting,
    kept,
    failing: false,
    isKept: async (institution, caseNumber, now) => now < (kept.get(numberOf(institution, caseNumber)) ?? now),
    async put(look) {
      if (this.failing) throw new Error('the catalog can not be written');
      waiting.set(keyOf(look), caseLookSchema.parse(structuredClone(look)));
    },
    get: async (look) => structuredClone(waiting.get(keyOf(look))),
    ofOfficer: async (institution, sub) => begun(`${institution}#${sub}#`),
    ofInstitution: async (institution) => begun(`${institution}#`),
    async confirm(look, until) {
      kept.set(numberOf(look.institution, look.caseNumber), until);
      waiting.delete(keyOf(look));
    },
  };
}

/** Decisions in memory, the first of each look. */
export function memoryCaseDecisions(): CaseDecisionStore & { readonly decided: Map<string, CaseDecision> } {
  const decided = new Map<string, CaseDecision>();
  return {
    decided,
    async put(decision) {
      const standing = decided.get(decision.lookId) ?? caseDecisionSchema.parse(decision);
      decided.set(decision.lookId, standing);
      return standing;
    },
    get: async (_month, lookId) => decided.get(lookId),
    ofMonth: async (month) => [...decided.values()].filter((decision) => decision.month === month),
  };
}
