import { expect, test } from 'vitest';
import { isInAnnex, seeMinutes, seeWholeMinutes } from '../../functions/access/minutes-rules.ts';
import { accesses } from '../../functions/model/access-level.ts';
import { aDataset, aDraft } from '../fakes/datasets.ts';
import { owningOpd, type PrincipalName, principalNames, principalOf } from '../fakes/principals.ts';

const overseers: readonly PrincipalName[] = principalNames.filter((name) => {
  const principal = principalOf(name);
  return principal.type === 'account' && principal.kinds.some(({ kind }) => kind === 'overseer');
});

test('minutes of one OPD are read by its people, the steward and overseers, and nobody else', () => {
  for (const name of principalNames) {
    const ofOpd = ['operator', 'head'].includes(name);
    const ofAll = name === 'steward' || overseers.includes(name);
    const refused = { effect: 'deny', rule: 'minutes/read', reason: 'not of that OPD', answer: name === 'anonymous' ? 401 : 403 };
    const allowed = { effect: 'allow', rule: 'minutes/read', reason: ofOpd ? 'of that OPD' : 'sees all OPDs' };
    expect([name, seeMinutes(principalOf(name), owningOpd)]).toMatchObject([name, ofOpd || ofAll ? allowed : refused]);
    expect([name, seeMinutes(principalOf(name), undefined).effect]).toEqual([name, ofAll ? 'allow' : 'deny']);
  }
});

test('drafts and the annex are read by the OPD and the steward alone', () => {
  for (const name of principalNames) {
    const reason = name === 'steward' ? 'steward' : 'of that OPD';
    const mayRead = ['operator', 'head', 'steward'].includes(name);
    const refused = { effect: 'deny', rule: 'minutes/whole', reason: 'not of that OPD', answer: name === 'anonymous' ? 401 : 403 };
    const decision = seeWholeMinutes(principalOf(name), owningOpd);
    expect([name, decision]).toMatchObject([name, mayRead ? { effect: 'allow', rule: 'minutes/whole', reason } : refused]);
    if (name === 'overseer') expect(decision).toHaveProperty('how', expect.stringMatching(/^Konsep dan lampiran/));
  }
  expect(seeMinutes(principalOf('other-operator'), owningOpd)).toHaveProperty('how', expect.stringMatching(/^Berita acara satu OPD/));
});

test('what overseers may not know of stands in the annex: closed, a draft, withdrawn, unknown', () => {
  const levels = [...accesses];
  expect(levels.filter((access) => isInAnnex(aDataset({ access })))).toEqual(['closed']);
  expect([aDraft(), aDataset({ state: 'withdrawn' }), undefined].map(isInAnnex)).toEqual([true, true, true]);
});
