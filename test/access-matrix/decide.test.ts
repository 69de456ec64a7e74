import { describe, expect, test } from 'vitest';
import { cityActions, datasetActions } from '../../functions/access/action.ts';
import { decide } from '../../functions/access/decide.ts';
import { accessSchema, datasetSchema, sharingSchema } from '../../functions/model/dataset.ts';
import { kindSchema } from '../../functions/model/principal.ts';
import { listRoutes, routes } from '../../functions/routes.ts';
import { owningOpd, principalNames, principalOf } from '../fakes/principals.ts';
import { datasetAt, grantsAt, now } from './fixtures.ts';
import { cityCells, datasetCells, levels, states, summaryOf } from './matrix.ts';
import { matrixCriterion } from './matrix-criterion.ts';
import { acting, elsewhere } from './tables.ts';

/** Whom an action concerns that is no dataset's, as the matrix asks for it over HTTP (requests.ts). */
const targets: Readonly<Record<string, { readonly kind: 'opd'; readonly opdId: string }>> = {
  'see-progress-of-opd': { kind: 'opd', opdId: owningOpd },
  'see-reminders': { kind: 'opd', opdId: owningOpd },
  'keep-units': { kind: 'opd', opdId: owningOpd },
  'see-staff': { kind: 'opd', opdId: owningOpd },
  'draft-plan': { kind: 'opd', opdId: owningOpd },
  'sign-plan': { kind: 'opd', opdId: owningOpd },
  'see-plan-history': { kind: 'opd', opdId: owningOpd },
  'see-minutes': { kind: 'opd', opdId: owningOpd },
  'list-officers': { kind: 'opd', opdId: 'banten' },
  'grant-search': { kind: 'opd', opdId: owningOpd },
  'confirm-looks': { kind: 'opd', opdId: owningOpd },
  'see-looks-of-opd': { kind: 'opd', opdId: owningOpd },
  'lock-person': { kind: 'opd', opdId: owningOpd },
};

const answerOf = (decision: ReturnType<typeof decide>) => (decision.effect === 'allow' ? 'pass' : decision.answer);

describe('decide()', () => {
  test('answers every cell on datasets as access.md says', () => {
    const started = performance.now();
    const cells = datasetCells();
    const wrong = cells.flatMap((cell) => {
      const target = { kind: 'dataset', dataset: datasetAt(cell.level, cell.state), grants: grantsAt(cell.level) } as const;
      const decision = decide(principalOf(cell.principal), cell.action, target, now);
      return answerOf(decision) === cell.expected ? [] : [{ ...cell, decision }];
    });
    matrixCriterion('decide(), on datasets', cells.length, wrong.length, started);
    expect(summaryOf(wrong)).toEqual(summaryOf([]));
  });

  test('answers every other cell as access.md says', () => {
    const started = performance.now();
    const cells = cityCells();
    const wrong = cells.flatMap((cell) => {
      const { action } = routes[cell.operation];
      const target = targets[action] ?? ({ kind: 'city' } as const);
      const decision = decide(principalOf(cell.principal), action, target, now);
      return answerOf(decision) === cell.expected ? [] : [{ ...cell, decision }];
    });
    matrixCriterion('decide(), elsewhere', cells.length, wrong.length, started);
    expect(summaryOf(wrong)).toEqual(summaryOf([]));
  });
});

describe('the matrix is whole', () => {
  const cells = [...datasetCells(), ...cityCells()];

  test('every operation has a cell for every principal', () => {
    for (const { operation } of listRoutes()) {
      const named = new Set(cells.filter((cell) => cell.operation === operation).map(({ principal }) => principal));
      expect([operation, [...named].sort()]).toEqual([operation, [...principalNames].sort()]);
    }
  });

  test('every action has its row', () => {
    expect([...datasetActions].sort()).toEqual(['see', 'read', 'read-whole', ...Object.keys(acting)].sort());
    expect([...cityActions].sort()).toEqual(Object.keys(elsewhere).sort());
  });

  test('every action is some route’s', () => {
    const used = new Set<string>(listRoutes().map(({ action }) => action));
    expect([...datasetActions, ...cityActions].filter((action) => !used.has(action))).toEqual([]);
  });

  test('every kind of principal is in it', () => {
    const all = kindSchema.options.map((option) => option.shape.kind.value);
    const present = new Set(
      principalNames.map(principalOf).flatMap((principal) => (principal.type === 'account' ? principal.kinds.map(({ kind }) => kind) : [])),
    );
    expect(all.filter((kind) => !present.has(kind))).toEqual([]);
  });

  test('every level and state of a dataset is in it', () => {
    const datasets = levels.flatMap((level) => states.map((state) => datasetAt(level, state))).filter((dataset) => dataset !== undefined);
    expect(new Set(datasets.map(({ access }) => access))).toEqual(new Set(accessSchema.options));
    expect(new Set(datasets.flatMap(({ sharing }) => sharing ?? []))).toEqual(new Set(sharingSchema.options));
    expect(new Set(datasets.map(({ state }) => state))).toEqual(new Set(datasetSchema.shape.state.options));
    expect(new Set(datasets.map(({ oncePublic }) => oncePublic))).toEqual(new Set([true, false]));
    expect(new Set(datasets.map(({ hold }) => hold !== undefined))).toEqual(new Set([true, false]));
  });
});
