import { describe, expect, test } from 'vitest';
import { decide } from '../../functions/access/decide.ts';
import { needsRecord, recordOf } from '../../functions/access/record.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { aDataset, aDraft } from '../fakes/datasets.ts';
import { aGrant } from '../fakes/grants.ts';
import { principalOf } from '../fakes/principals.ts';

const now = new Date('2026-11-24T05:00:00.000Z');
const dataset = aDataset({ access: 'limited', sharing: 'by-request' });
const look = { operation: 'getReport', requestId: 'r-1', now, dataset, recordId: '01A' } as const;

describe('what a record of a look says', () => {
  const operator = principalOf('operator');
  const decision = decide(operator, 'read', { kind: 'dataset', dataset }, now);
  const record = {
    datasetId: 'penerima-bansos',
    recordId: '01A',
    at: now.toISOString(),
    principalId: 'sub-operator',
    name: 'operator',
    institutions: ['dinsos'],
    operation: 'getReport',
    rule: 'read/owner',
    requestId: 'r-1',
  };

  test('of cells of an upload: the upload, and no version where it has none', () => {
    expect(recordOf({ ...look, principal: operator, decision, uploadId: '01K' })).toEqual({ ...record, uploadId: '01K' });
    const seen = recordOf({ ...look, principal: operator, decision, uploadId: '01K', versionNumber: undefined });
    expect(Object.keys(seen)).not.toContain('versionNumber');
  });

  test('of rows: the version, and no upload', () => {
    const seen = recordOf({ ...look, principal: operator, decision, versionNumber: 0 });
    expect(seen).toEqual({ ...record, versionNumber: 0 });
    expect(Object.keys(seen)).not.toContain('uploadId');
  });

  test('without a grant: no purpose', () => {
    expect(Object.keys(recordOf({ ...look, principal: operator, decision }))).toEqual(Object.keys(record));
  });

  test('on a grant: its purpose and the request that it answered', () => {
    const member = principalOf('member');
    const granted = decide(member, 'read', { kind: 'dataset', dataset, grants: [aGrant()] }, now);
    const expected = { purpose: 'verifikasi-bantuan', grantRequestId: aGrant().requestId, institutions: ['banten'], rule: 'read/grant' };
    expect(recordOf({ ...look, principal: member, decision: granted })).toMatchObject(expected);
  });

  test('of somebody without an account: that nobody is known', () => {
    const refused = decide(anonymous, 'read', { kind: 'dataset', dataset }, now);
    const seen = recordOf({ ...look, principal: anonymous, decision: refused });
    expect(seen).toMatchObject({ principalId: 'anonymous', name: 'anonymous', institutions: [], rule: 'read/by-request' });
    expect(Object.keys(seen)).not.toContain('purpose');
  });
});

test('a look is recorded unless the rows are open to all and published', () => {
  const open = aDataset();
  expect(needsRecord(open)).toBe(false);
  for (const access of ['limited', 'closed'] as const) expect(needsRecord({ ...open, access })).toBe(true);
  for (const state of ['draft', 'withdrawn'] as const) expect(needsRecord({ ...open, state })).toBe(true);
  expect(needsRecord(aDraft())).toBe(true);
});

test('a look at a file that was delivered is recorded on open data, too: the file itself was never published', () => {
  expect(needsRecord(aDataset(), { uploadId: '01K' })).toBe(true);
  expect(needsRecord(aDataset(), { versionNumber: 1 })).toBe(false);
});
