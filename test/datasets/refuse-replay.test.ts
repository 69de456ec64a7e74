import { describe, expect, test } from 'vitest';
import { refuseReplay } from '../../functions/datasets/refuse-replay.ts';
import type { ParsedCall } from '../../functions/http/parse-call.ts';
import type { OperationName } from '../../functions/routes.ts';
import { aDataset } from '../fakes/datasets.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { type PrincipalName, principalOf } from '../fakes/principals.ts';

const limited = aDataset({ access: 'limited', sharing: 'by-request' });
const asked = (operation: OperationName, name: PrincipalName): ParsedCall & { now: Date } => ({
  operation,
  principal: principalOf(name),
  params: { datasetId: limited.datasetId },
  query: {},
  body: {},
  accept: '',
  ifMatch: undefined,
  requestId: 'r',
  idempotencyKey: 'kunci',
  now: new Date('2026-11-24T05:00:00.000Z'),
});

describe('a repeated request is decided on again', () => {
  const rows: readonly (readonly [OperationName, PrincipalName, number | undefined])[] = [
    ['startUpload', 'operator', undefined],
    ['startUpload', 'signed-in', 403],
    ['decideAccess', 'head', undefined],
    ['decideAccess', 'operator', 403],
    ['requestAccess', 'member', undefined],
    ['requestAccess', 'signed-in', 403],
    ['withdrawDataset', 'steward', undefined],
    ['withdrawDataset', 'head', 403],
    ['inviteAccount', 'steward', undefined],
    ['inviteAccount', 'head', 403],
    ['registerDataset', 'operator', undefined],
    ['registerDataset', 'member', 403],
  ];
  test.each(rows)('%s by %s: %s', async (operation, name, status) => {
    expect((await refuseReplay(memoryDatasets(limited))(asked(operation, name)))?.status).toBe(status);
  });

  test('on the dataset as it stands now', async () => {
    const closed = memoryDatasets({ ...limited, access: 'closed', sharing: undefined });
    expect((await refuseReplay(closed)(asked('requestAccess', 'member')))?.status).toBe(404);
    expect((await refuseReplay(memoryDatasets())(asked('decideAccess', 'head')))?.status).toBe(404);
  });

  test('and is 404 on a dataset where no store is given', async () => {
    expect((await refuseReplay()(asked('decideAccess', 'head')))?.status).toBe(404);
    expect(await refuseReplay()(asked('inviteAccount', 'steward'))).toBeUndefined();
  });
});
