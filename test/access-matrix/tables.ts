import { principalNames } from '../fakes/principals.ts';

/*
 * access.md, transcribed by hand: what tests expect. Nothing here calls the code that it checks.
 * A cell of `reading` is what reading answers; all but 404 may see. `read` in it means: may read.
 */
export const reading = `
                 open  government  by-request  live-grant  narrowed-grant  expired-grant  revoked-grant  others-grant  closed  nonexistent
anonymous        read  401         401         401         401             401            401            401           404     404
signed-in        read  403         403         403         403             403            403            403           404     404
citizen          read  403         403         403         403             403            403            403           404     404
overseer         read  403         403         403         403             403            403            403           404     404
supervisor       read  403         403         403         403             403            403            403           404     404
coordinator      read  403         403         403         403             403            403            403           404     404
helpdesk         read  403         403         403         403             403            403            403           404     404
member           read  read        403         read        read            403            403            403           404     404
other-operator   read  read        403         read        read            403            403            403           404     404
other-head       read  read        403         read        read            403            403            403           404     404
profile-reader   read  read        403         read        read            403            403            403           404     404
lone-profile-reader  read  403     403         403         403             403            403            403           404     404
counter-officer  read  read        403         read        read            403            403            403           404     404
lone-counter-officer  read  403     403         403         403             403            403            403           404     404
auditor          read  403         403         403         403             403            403            403           404     404
unit             read  403         403         403         403             403            403            403           404     404
lone-unit        read  403         403         403         403             403            403            403           404     404
other-unit       read  403         403         403         403             403            403            403           404     404
steward          read  read        403         read        read            403            403            403           403     404
operator         read  read        read        read        read            read           read           read          read    404
head             read  read        read        read        read            read           read           read          read    404
`;

/** Who may act; everyone else gets 403 if they may see it (401 without an account), else what seeing answers. */
export const acting = {
  describe: ['operator', 'head'],
  upload: ['operator', 'head'],
  'report-nihil': ['operator', 'head'],
  'read-part': ['operator', 'head'],
  'see-units': ['operator', 'head', 'steward'],
  'see-template': principalNames,
  salvage: ['head'],
  'set-access': ['head', 'steward'],
  hold: ['head', 'steward'],
  review: ['steward'],
  withdraw: ['steward'],
  'request-access': ['member', 'other-operator', 'other-head', 'profile-reader', 'counter-officer', 'steward', 'operator', 'head'],
  'list-requests': ['member', 'other-operator', 'other-head', 'profile-reader', 'counter-officer', 'steward', 'operator', 'head'],
  'decide-access': ['head'],
  'list-grants': ['member', 'other-operator', 'other-head', 'profile-reader', 'counter-officer', 'steward', 'operator', 'head'],
  'list-exemption': ['steward'],
  'see-records': ['head'],
  'set-profile': ['head'],
  'see-profile-setting': ['operator', 'head', 'steward'],
  'see-destructions': ['head', 'steward'],
  'judge-finding': ['head'],
  'explain-delivery': ['operator', 'head'],
  /** Of which field, the operation asks. */
  'judge-second-look': ['supervisor'],
  'list-uploads': ['operator', 'head', 'steward', 'helpdesk'],
  'follow-upload': ['operator', 'head', 'steward', 'helpdesk'],
  /** Whether they are shared with the helpdesk, the operation asks. */
  'see-shared-cells': ['operator', 'head', 'helpdesk'],
} as const;

/** "A unit's own part: upload, say that it has nothing, follow, read", whether it may see the dataset or not, while that stands; reading stops with a hold. Whose part it is, the operation asks. */
export const byUnit: { readonly actions: readonly string[]; readonly principal: string; readonly stopsWithHold: string } = {
  actions: ['upload', 'report-nihil', 'follow-upload', 'read-part', 'see-template'],
  principal: 'unit',
  stopsWithHold: 'read-part',
};

/** The helpdesk follows "any upload's" state, of a closed dataset "only that upload's, by its id": whether it may see the dataset or not. */
export const byUploadId: { readonly actions: readonly string[]; readonly principal: string } = {
  actions: ['follow-upload', 'see-shared-cells'],
  principal: 'helpdesk',
};

/** What concerns no dataset; everyone else gets 403, without an account 401. The OPD of `see-progress-of-opd` is the owning one. */
export const elsewhere = {
  anyone: 'everyone',
  identify: [
    'signed-in',
    'citizen',
    'overseer',
    'coordinator',
    'supervisor',
    'helpdesk',
    'member',
    'other-operator',
    'other-head',
    'profile-reader',
    'lone-profile-reader',
    'counter-officer',
    'lone-counter-officer',
    'auditor',
    'unit',
    'lone-unit',
    'other-unit',
    'steward',
    'operator',
    'head',
  ],
  register: ['other-operator', 'other-head', 'operator', 'head'],
  'see-progress-of-all': ['steward', 'overseer', 'coordinator', 'supervisor'],
  'keep-library': ['steward'],
  'keep-accounts': ['steward'],
  /** Of `banten`, whose officers the matrix asks for. */
  'list-officers': ['member'],
  /** Of the owning OPD. */
  'see-staff': ['steward', 'head'],
  'bind-person': ['counter-officer'],
  'see-own-profile': ['citizen'],
  'look-up-person': ['profile-reader'],
  'match-persons': ['profile-reader'],
  'serve-at-counter': ['counter-officer'],
  /** Of the owning OPD. */
  'see-looks-of-opd': ['head'],
  'judge-looks': ['auditor'],
  /** A resident about their own data; an OPD about an upload of its own, on which the operation decides. */
  'open-ticket': ['citizen', 'other-operator', 'other-head', 'operator', 'head'],
  /** One's own, an OPD's, the questions about looks, the clock of all, the helpdesk's queue. */
  'see-tickets': ['citizen', 'other-operator', 'other-head', 'operator', 'head', 'auditor', 'steward', 'helpdesk'],
  /** Of a ticket that is theirs; else it is not there. */
  'join-ticket': ['citizen', 'other-operator', 'other-head', 'operator', 'head', 'auditor', 'helpdesk', 'steward'],
  /** By its number alone. */
  'find-upload': ['helpdesk', 'steward'],
  /** Numbers: a head's are those of the own OPD. */
  'see-findings': ['steward', 'head', 'other-head'],
  /** Of the owning OPD. */
  'confirm-looks': ['head'],
  'resume-looks': ['steward'],
  'search-persons': ['counter-officer'],
  /** Of the owning OPD; that it keeps the register, the operation asks. */
  'grant-search': ['head'],
  /** Of the owning OPD, as a body that locks. */
  'lock-person': ['operator', 'head'],
  'see-progress-of-opd': ['operator', 'head', 'steward', 'overseer', 'coordinator', 'supervisor'],
  /** Of the owning OPD. */
  'see-reminders': ['operator', 'head', 'steward'],
  /** Of the owning OPD. */
  'keep-units': ['operator', 'head', 'steward'],
  remind: ['steward'],
  /** Of the owning OPD. */
  'draft-plan': ['operator', 'head'],
  'sign-plan': ['head'],
  'agree-plan': ['steward', 'coordinator'],
  'see-plan-history': ['operator', 'head', 'steward', 'coordinator'],
  'see-forum': ['operator', 'head', 'other-operator', 'other-head', 'steward', 'coordinator'],
  'decide-in-forum': ['steward', 'coordinator'],
  /** Of the owning OPD. */
  'see-minutes': ['operator', 'head', 'steward', 'overseer', 'coordinator', 'supervisor'],
  'keep-minutes': ['steward'],
  'see-second-looks': ['steward', 'supervisor'],
} as const;

/** Those who see a dataset in every state; of these, `owners` read it in every state. */
export const insiders: readonly string[] = ['operator', 'head', 'steward'];
export const owners: readonly string[] = ['operator', 'head'];

/** Tokens that are no token: 401 on every route, open data included. */
export const badTokens = [
  'expired',
  'without exp',
  'wrong issuer',
  'wrong client',
  'identity token',
  'past the sign-in page',
  'tampered',
  'alg none',
  'unknown key',
  'empty',
  'doubled',
  'comma-joined',
  'not bearer',
  'disabled account',
  'issued before validFrom',
] as const;
export type BadToken = (typeof badTokens)[number];
