/**
 * What a caller wants to do, as access.md names it. Every route in `functions/routes.ts` carries one, and the access matrix has rows for each.
 * `read` is of rows, of which a grant may leave out columns or an area; `read-whole` is of files and changes, which nothing can be left out of.
 * `dataset` actions are decided on the dataset's META (by the authorizer, and again by the operation); the others by the operation.
 */
export const datasetActions = [
  'see',
  'see-template',
  'read',
  'read-whole',
  'describe',
  'set-access',
  'hold',
  'upload',
  'report-nihil',
  'read-part',
  'see-units',
  'salvage',
  'follow-upload',
  'see-shared-cells',
  'list-uploads',
  'review',
  'withdraw',
  'request-access',
  'list-requests',
  'decide-access',
  'list-grants',
  'list-exemption',
  'see-records',
  'set-profile',
  'see-profile-setting',
  'see-destructions',
  'judge-finding',
  'explain-delivery',
  'judge-second-look',
] as const;

/** Actions that concern no dataset: `anyone` may; `identify` needs an account; the rest name a kind. */
export const cityActions = [
  'anyone',
  'identify',
  'register',
  'see-progress-of-all',
  'see-progress-of-opd',
  'see-reminders',
  'keep-units',
  'remind',
  'keep-library',
  'keep-accounts',
  'list-officers',
  'see-staff',
  'bind-person',
  'see-own-profile',
  'look-up-person',
  'match-persons',
  'serve-at-counter',
  'lock-person',
  'see-looks-of-opd',
  'judge-looks',
  'open-ticket',
  'see-tickets',
  'join-ticket',
  'find-upload',
  'see-findings',
  'confirm-looks',
  'search-persons',
  'grant-search',
  'resume-looks',
  'draft-plan',
  'sign-plan',
  'agree-plan',
  'see-plan-history',
  'see-forum',
  'decide-in-forum',
  'see-minutes',
  'keep-minutes',
  'see-second-looks',
] as const;

export type DatasetAction = (typeof datasetActions)[number];
export type CityAction = (typeof cityActions)[number];
export type Action = DatasetAction | CityAction;

export function isDatasetAction(action: Action): action is DatasetAction {
  return datasetActions.some((name) => name === action);
}

/** What the helpdesk does with an upload that a clerk names by its id, in datasets that it may not see, too. */
export function isByUploadId(action: Action): boolean {
  return action === 'follow-upload' || action === 'see-shared-cells';
}
