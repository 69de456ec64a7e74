import type { CaseDecision, CaseLook } from '../model/case-look.ts';

/** Looks whose case number nobody has confirmed yet, and the case numbers that institutions keep. */
export interface CaseLookStore {
  /** Whether the institution has confirmed that case number (`foldedCaseNumber`), and its confirmation serves at that moment. */
  isKept(institution: string, caseNumber: string, now: Date): Promise<boolean>;
  /** Writes it over what stands under its id. */
  put(look: CaseLook): Promise<void>;
  get(look: Pick<CaseLook, 'institution' | 'sub' | 'lookId'>): Promise<CaseLook | undefined>;
  /** Those of one officer, strongly consistent, the oldest first. */
  ofOfficer(institution: string, sub: string): Promise<readonly CaseLook[]>;
  /** All of one institution, by officer. */
  ofInstitution(institution: string): Promise<readonly CaseLook[]>;
  /** The institution keeps that case number until then, and the look waits no more. */
  confirm(look: CaseLook, until: Date): Promise<void>;
}

/** What heads said of case numbers. */
export interface CaseDecisionStore {
  /** Writes the decision if the look has none; gives what stands afterwards. */
  put(decision: CaseDecision): Promise<CaseDecision>;
  /** That of one look, if there is one. */
  get(month: string, lookId: string): Promise<CaseDecision | undefined>;
  /** Those of the looks of that month (`YYYY-MM`). */
  ofMonth(month: string): Promise<readonly CaseDecision[]>;
}
