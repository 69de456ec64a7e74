import { type DatasetAction, isDatasetAction } from '../../functions/access/action.ts';
import { listRoutes, type OperationName } from '../../functions/routes.ts';
import { type PrincipalName, principalNames } from '../fakes/principals.ts';
import { acting, byUnit, byUploadId, elsewhere, insiders, owners, reading } from './tables.ts';

/** `pass`: access lets it through to the operation's own work. */
export type Expected = 'pass' | 401 | 403 | 404 | 410;

export const levels = [
  'open',
  'government',
  'by-request',
  'live-grant',
  'narrowed-grant',
  'expired-grant',
  'revoked-grant',
  'others-grant',
  'closed',
  'nonexistent',
] as const;
export type LevelName = (typeof levels)[number];

/** `once-public …`: it was published while open, before what it is now. */
export const states = [
  'draft',
  'published',
  'once-public published',
  'held',
  'once-public held',
  'withdrawn',
  'once-public withdrawn',
  'held withdrawn',
] as const;
export type StateName = (typeof states)[number];

export type DatasetCell = {
  readonly operation: OperationName;
  readonly action: DatasetAction;
  readonly principal: PrincipalName;
  readonly level: LevelName;
  readonly state: StateName;
  readonly expected: Expected;
};
export type CityCell = { readonly operation: OperationName; readonly principal: PrincipalName; readonly expected: Expected };

/** Every operation on a dataset × principal × level × state. */
export function datasetCells(): DatasetCell[] {
  return listRoutes().flatMap(({ operation, action }) => {
    if (!isDatasetAction(action)) return [];
    return principalNames.flatMap((principal) =>
      levels.flatMap((level) =>
        states.map((state) => ({ operation, action, principal, level, state, expected: expectDataset(action, principal, level, state) })),
      ),
    );
  });
}

/** Every other operation × principal. */
export function cityCells(): CityCell[] {
  return listRoutes().flatMap(({ operation, action }) => {
    if (isDatasetAction(action)) return [];
    return principalNames.map((principal) => ({ operation, principal, expected: expectElsewhere(action, principal) }));
  });
}

function expectDataset(action: DatasetAction, principal: PrincipalName, level: LevelName, state: StateName): Expected {
  const seen = expectSee(principal, level, state);
  if (action === 'see') return seen;
  const followsById = byUploadId.actions.includes(action) && principal === byUploadId.principal && level !== 'nonexistent';
  if (followsById) return 'pass';
  if (byUnit.actions.includes(action) && principal === byUnit.principal && level !== 'nonexistent' && !state.includes('withdrawn'))
    return action === byUnit.stopsWithHold && state.includes('held') ? 403 : 'pass';
  if (seen !== 'pass') return seen;
  if (action === 'read' || action === 'read-whole') return expectRead(action, principal, level, state);
  const may: readonly string[] = acting[action];
  return may.includes(principal) ? 'pass' : refusal(principal);
}

/** "A draft is seen by the owning OPD and the steward"; "what was once public never just vanishes"; "never public and closed or withdrawn answers 404". */
function expectSee(principal: PrincipalName, level: LevelName, state: StateName): Expected {
  if (level === 'nonexistent') return 404;
  if (insiders.includes(principal)) return 'pass';
  if (state === 'draft') return 404;
  const isOutOfSight = level === 'closed' || state.includes('withdrawn');
  if (!isOutOfSight) return 'pass';
  return state.includes('once-public') ? 410 : 404;
}

/** A hold stops reads by all but the owning OPD; a draft's level is not in force, so only ownership reads it; "grants with columns or area left out give rows, never whole files". */
function expectRead(action: 'read' | 'read-whole', principal: PrincipalName, level: LevelName, state: StateName): Expected {
  if (owners.includes(principal)) return 'pass';
  if (state.includes('held') || state === 'draft') return 403;
  const cell = readingCell(principal, level);
  return action === 'read-whole' && level === 'narrowed-grant' && cell === 'pass' ? 403 : cell;
}

function expectElsewhere(action: keyof typeof elsewhere, principal: PrincipalName): Expected {
  const who: 'everyone' | readonly string[] = elsewhere[action];
  return who === 'everyone' || who.includes(principal) ? 'pass' : refusal(principal);
}

function refusal(principal: PrincipalName): Expected {
  return principal === 'anonymous' ? 401 : 403;
}

const readingRows = new Map(
  reading
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([name = '', ...cells]) => [name, cells]),
);
const readingColumns = reading.trim().split('\n')[0]?.trim().split(/\s+/) ?? [];

function readingCell(principal: PrincipalName, level: LevelName): Expected {
  const text = readingRows.get(principal)?.[readingColumns.indexOf(level)];
  switch (text) {
    case 'read':
      return 'pass';
    case '401':
      return 401;
    case '403':
      return 403;
    case '404':
      return 404;
    default:
      throw new Error(`the reading table has no cell for ${principal} × ${level}`);
  }
}

/** How many cells are wrong, and the first of them: a whole matrix of differences takes minutes to print. */
export function summaryOf(wrong: readonly unknown[]): { readonly count: number; readonly first: readonly unknown[] } {
  return { count: wrong.length, first: wrong.slice(0, 10) };
}
