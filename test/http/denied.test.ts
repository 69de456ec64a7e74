import { describe, expect, test } from 'vitest';
import { decide } from '../../functions/access/decide.ts';
import { needsRecord, recordOf } from '../../functions/access/record.ts';
import { denied } from '../../functions/http/denied.ts';
import { problemBody } from '../../functions/http/problem.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { aDataset, aDraft, anExemption } from '../fakes/datasets.ts';
import { aGrant } from '../fakes/grants.ts';
import { principalOf } from '../fakes/principals.ts';

const now = new Date('2026-11-24T05:00:00.000Z');

function problemFor(dataset: Dataset | undefined, principal = anonymous, action: 'see' | 'read' | 'upload' = 'see') {
  const decision = decide(principal, action, { kind: 'dataset', dataset }, now);
  if (decision.effect === 'allow') throw new Error('allowed');
  return denied(decision, dataset);
}

describe('a deny as an answer', () => {
  test('404 has one body, whatever the reason', () => {
    const reasons = [
      undefined,
      aDataset({ access: 'closed', exemption: anExemption }),
      aDraft(),
      aDataset({ state: 'withdrawn', oncePublic: false }),
    ];
    const bodies = reasons.map((dataset) => problemBody(problemFor(dataset), 'r'));
    expect(new Set(bodies).size).toBe(1);
  });

  test('its log alone tells the reasons apart', () => {
    expect(problemFor(undefined).log).toMatchObject({ rule: 'see/nonexistent' });
    expect(problemFor(aDraft()).log).toEqual({ decision: 'deny', rule: 'see/never-public', reason: 'draft' });
  });

  test('410 gives date and reason', () => {
    const retraction = { at: '2026-11-20T02:00:00.000Z', reason: 'Memuat kesalahan hitung' };
    expect(problemFor(aDataset({ state: 'withdrawn', retraction }))).toMatchObject({ status: 410, members: retraction });
  });

  test('410 of a dataset that kept no reason still gives a date', () => {
    const { members } = problemFor(aDataset({ state: 'withdrawn' }));
    expect(members).toEqual({ at: '2026-11-02T03:00:00.000Z', reason: expect.any(String) });
  });

  test('403 says how to ask', () => {
    const problem = problemFor(aDataset({ access: 'limited', sharing: 'by-request' }), principalOf('member'), 'read');
    expect(problem).toMatchObject({ status: 403, detail: expect.stringContaining('permohonan bagi pakai') });
  });

  test('401 asks to sign in', () => {
    expect(problemFor(aDataset(), anonymous, 'upload')).toMatchObject({ status: 401, code: 'unauthorized' });
  });
});

describe('the record of a look', () => {
  test('is needed unless the rows are open to all', () => {
    expect(needsRecord(aDataset())).toBe(false);
    expect(needsRecord(aDataset({ access: 'limited', sharing: 'government' }))).toBe(true);
    expect(needsRecord(aDataset({ access: 'closed' }))).toBe(true);
    expect(needsRecord(aDataset({ state: 'withdrawn' }))).toBe(true);
    expect(needsRecord(aDraft({ access: 'open' }))).toBe(true);
  });

  test('says who looked, for which bodies, at what, by which rule', () => {
    const dataset = aDataset({ access: 'limited', sharing: 'government' });
    const principal = principalOf('profile-reader');
    const decision = decide(principal, 'read', { kind: 'dataset', dataset }, now);
    const look = { principal, operation: 'listRows', requestId: 'r-1', now, dataset, versionNumber: 4, decision, recordId: '01A' };
    expect(recordOf(look)).toEqual({
      datasetId: 'penerima-bansos',
      recordId: '01A',
      at: now.toISOString(),
      principalId: 'sub-profile-reader',
      name: 'profile-reader',
      institutions: ['kemensos'],
      operation: 'listRows',
      versionNumber: 4,
      rule: 'read/shared-government',
      requestId: 'r-1',
    });
  });

  test('says for which purpose, and by which request, where it rests on a grant', () => {
    const dataset = aDataset({ access: 'limited', sharing: 'by-request' });
    const principal = principalOf('member');
    const decision = decide(principal, 'read', { kind: 'dataset', dataset, grants: [aGrant()] }, now);
    const look = { principal, operation: 'listRows', requestId: 'r-1', now, dataset, versionNumber: 4, decision, recordId: '01A' };
    expect(recordOf(look)).toMatchObject({ purpose: 'verifikasi-bantuan', grantRequestId: aGrant().requestId });
  });
});
