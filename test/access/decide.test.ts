import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cityActions, datasetActions } from '../../functions/access/action.ts';
import { decide } from '../../functions/access/decide.ts';
import type { Grant } from '../../functions/model/grant.ts';
import { type Kind, kindSchema, type Principal } from '../../functions/model/principal.ts';
import { aDataset, aDraft } from '../fakes/datasets.ts';
import { aGrant } from '../fakes/grants.ts';
import { principalNames, principalOf } from '../fakes/principals.ts';

// The values are few and small: shrinking a counterexample shows nothing more, and takes minutes.
fc.configureGlobal({ endOnFailure: true });

const now = new Date('2026-11-24T05:00:00.000Z');
const byRequest = aDataset({ access: 'limited', sharing: 'by-request' });
const account = (...kinds: Kind[]): Principal => ({ type: 'account', sub: 'sub-1', name: 'Siti', kinds });
const grant = aGrant;
const read = (principal: Principal, grants: readonly Grant[], dataset = byRequest) =>
  decide(principal, 'read', { kind: 'dataset', dataset, grants }, now);
const member = account({ kind: 'member', institution: 'banten' });

describe('a grant', () => {
  test('lets its institution’s people read', () => {
    expect(read(member, [grant()])).toMatchObject({ effect: 'allow', rule: 'read/grant' });
  });

  test('to an OPD is its operators’ and head’s', () => {
    expect(read(account({ kind: 'operator', opdId: 'dinkes' }), [grant({ institution: 'dinkes' })]).effect).toBe('allow');
    expect(read(account({ kind: 'head', opdId: 'dinkes' }), [grant({ institution: 'dinkes' })]).effect).toBe('allow');
  });

  test('ends with its last moment', () => {
    expect(read(member, [grant({ until: now.toISOString() })])).toMatchObject({ effect: 'deny', answer: 403 });
    expect(read(member, [grant({ until: new Date(now.getTime() + 1).toISOString() })]).effect).toBe('allow');
  });

  test('on another dataset, or of another institution, opens nothing', () => {
    expect(read(member, [grant({ datasetId: 'lain' })])).toMatchObject({ answer: 403 });
    expect(read(member, [grant({ institution: 'kemensos' })])).toMatchObject({ answer: 403 });
  });

  test('from before its dataset was closed opens nothing once that is open by request again', () => {
    const reopened = { ...byRequest, grantsFrom: '2026-11-21T02:00:00.000Z' };
    expect(read(member, [grant()], reopened)).toMatchObject({ answer: 403, rule: 'read/by-request' });
    expect(read(member, [grant({ grantedAt: '2026-11-21T02:00:00.001Z' })], reopened).effect).toBe('allow');
  });

  test('to officers is theirs alone', () => {
    expect(read(member, [grant({ officers: ['sub-2'] })])).toMatchObject({ answer: 403 });
    expect(read(member, [grant({ officers: ['sub-2', 'sub-1'] })]).effect).toBe('allow');
    expect(read(account(), [grant({ officers: ['sub-1'] })])).toMatchObject({ answer: 403 });
  });

  const readWhole = (grants: readonly Grant[]) => decide(member, 'read-whole', { kind: 'dataset', dataset: byRequest, grants }, now);

  test.each([[{ withoutColumns: ['nik'] }], [{ columns: ['jumlah'] }], [{ columns: [] }], [{ area: '36.71.01' }]])(
    'that leaves out something (%j) gives rows with it left out, and no whole file',
    (scope) => {
      const narrowed = grant(scope);
      expect(read(member, [narrowed])).toMatchObject({ effect: 'allow', rule: 'read/narrowed-grant', grant: narrowed });
      expect(readWhole([narrowed])).toMatchObject({ answer: 403, rule: 'read/narrowed-grant' });
    },
  );

  test('that leaves out nothing gives whole files, too', () => {
    expect(read(member, [grant({ withoutColumns: [] })])).toMatchObject({ effect: 'allow', rule: 'read/grant' });
    expect(readWhole([grant()])).toMatchObject({ effect: 'allow', rule: 'read/grant', grant: grant() });
  });

  test('that gives most is taken: a whole one, else the one that runs longest', () => {
    const narrow = grant({ area: '36.71.01', until: '2027-01-01T00:00:00.000Z' });
    const longer = grant({ withoutColumns: ['nik'], until: '2028-01-01T00:00:00.000Z' });
    expect(read(member, [narrow, longer])).toMatchObject({ grant: longer });
    expect(read(member, [narrow, longer, grant({ until: '2026-12-01T00:00:00.000Z' })])).toMatchObject({ rule: 'read/grant' });
  });

  test('that was revoked opens nothing', () => {
    const revoked = grant({ revoked: { at: '2026-11-23T00:00:00.000Z', by: 'sub-head' } });
    expect(read(member, [revoked])).toMatchObject({ answer: 403, rule: 'read/by-request' });
  });

  test('never opens a closed, held or withdrawn dataset', () => {
    expect(read(member, [grant()], aDataset({ access: 'closed' }))).toMatchObject({ answer: 404 });
    const hold = { at: now.toISOString(), by: 'x', reason: 'y' };
    expect(read(member, [grant()], { ...byRequest, hold })).toMatchObject({ answer: 403, rule: 'read/held' });
    expect(read(member, [grant()], { ...byRequest, state: 'withdrawn' })).toMatchObject({ answer: 404 });
  });
});

describe('somebody of several kinds', () => {
  test('gets the most that one of them gives', () => {
    const both = account({ kind: 'helpdesk' }, { kind: 'operator', opdId: 'dinsos' });
    expect(read(both, [], byRequest).effect).toBe('allow');
    expect(decide(both, 'upload', { kind: 'dataset', dataset: byRequest }, now).effect).toBe('allow');
  });

  test('reads a closed dataset by ownership alone', () => {
    const closed = aDataset({ access: 'closed' });
    const all: Kind[] = kindSchema.options.flatMap((option): Kind[] => {
      const kind = option.shape.kind.value;
      if (kind === 'operator' || kind === 'head') return [{ kind, opdId: 'dinkes' }];
      if (kind === 'unit') return [{ kind, unitOf: 'dinkes' }];
      if (kind === 'supervisor') return [{ kind, field: 'statistics' }];
      return [kind === 'member' ? { kind, institution: 'banten' } : { kind }];
    });
    expect(read(account(...all), [grant()], closed)).toMatchObject({ effect: 'deny', answer: 403 });
    expect(read(account(...all, { kind: 'operator', opdId: 'dinsos' }), [], closed).effect).toBe('allow');
  });
});

test('a steward of no institution holds no grant, and reads what is shared with government', () => {
  const steward = account({ kind: 'steward' });
  expect(read(steward, [grant()])).toMatchObject({ answer: 403 });
  expect(read(steward, [], aDataset({ access: 'limited', sharing: 'government' })).effect).toBe('allow');
});

test('limited data whose sharing is not said is by request', () => {
  expect(read(member, [], aDataset({ access: 'limited' }))).toMatchObject({ answer: 403, rule: 'read/by-request' });
});

test('registering and progress are for one’s own OPD', () => {
  const operator = account({ kind: 'operator', opdId: 'dinsos' });
  for (const action of ['register', 'see-progress-of-opd'] as const) {
    expect(decide(operator, action, { kind: 'opd', opdId: 'dinsos' }, now).effect).toBe('allow');
    expect(decide(operator, action, { kind: 'opd', opdId: 'dinkes' }, now)).toMatchObject({ answer: 403 });
  }
});

test('an action on a target of another kind is denied to everyone', () => {
  for (const name of principalNames) {
    for (const action of datasetActions) expect(decide(principalOf(name), action, { kind: 'city' }, now)).toMatchObject({ answer: 404 });
    for (const action of cityActions)
      expect(decide(principalOf(name), action, { kind: 'dataset', dataset: aDataset() }, now)).toMatchObject({ answer: 404 });
  }
});

describe('whatever the dataset', () => {
  const datasets = fc.record({
    access: fc.constantFrom('open', 'limited', 'closed'),
    sharing: fc.constantFrom('government', 'by-request', undefined),
    state: fc.constantFrom('draft', 'published', 'withdrawn'),
    oncePublic: fc.boolean(),
    hold: fc.constantFrom(undefined, { at: now.toISOString(), by: 'x', reason: 'y' }),
  });
  const principals = fc.constantFrom(...principalNames);
  const factsOf = ({ sharing, hold, ...rest }: typeof datasets extends fc.Arbitrary<infer T> ? T : never) => ({
    ...aDraft(),
    ...rest,
    ...(sharing ? { sharing } : {}),
    ...(hold ? { hold } : {}),
  });

  test('who may not see it may not read it, and gets the same answer', () => {
    fc.assert(
      fc.property(datasets, principals, (facts, name) => {
        const target = { kind: 'dataset', dataset: factsOf(facts), grants: [grant(), grant({ institution: 'dinkes' })] } as const;
        const seen = decide(principalOf(name), 'see', target, now);
        if (seen.effect === 'allow') return;
        expect(decide(principalOf(name), 'read', target, now)).toEqual(seen);
      }),
    );
  });

  test('its owner reads it, and nobody else reads it under a hold', () => {
    fc.assert(
      fc.property(datasets, principals, (facts, name) => {
        const dataset = factsOf(facts);
        const isOwner = name === 'operator' || name === 'head';
        const decision = decide(principalOf(name), 'read', { kind: 'dataset', dataset }, now);
        if (isOwner) expect(decision.effect).toBe('allow');
        else if (dataset.hold) expect(decision.effect).toBe('deny');
      }),
    );
  });

  test('a 401 is for the anonymous alone, and a 403 says who may', () => {
    fc.assert(
      fc.property(datasets, principals, fc.constantFrom(...datasetActions), (facts, name, action) => {
        const decision = decide(principalOf(name), action, { kind: 'dataset', dataset: factsOf(facts) }, now);
        if (decision.effect === 'allow') return;
        if (decision.answer === 401) expect(name).toBe('anonymous');
        if (decision.answer === 403) expect(decision.how).toMatch(/\w/);
      }),
    );
  });

  test('410 and 404 tell outsiders of different pasts, never of different presents', () => {
    fc.assert(
      fc.property(datasets, (facts) => {
        const target = { kind: 'dataset', dataset: factsOf(facts) } as const;
        const decision = decide(principalOf('anonymous'), 'see', target, now);
        if (decision.effect === 'allow' || facts.state === 'draft') return;
        expect(decision.answer).toBe(facts.oncePublic ? 410 : 404);
      }),
    );
  });
});
