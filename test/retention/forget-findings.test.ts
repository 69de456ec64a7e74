import { expect, test } from 'vitest';
import { forgetFindings } from '../../functions/retention/forget-findings.ts';
import { memoryFindings } from '../fakes/memory-findings.ts';

test('what was found of a list, and whom it concerned, goes with its data, and of no other', async () => {
  const findings = memoryFindings();
  const since = { foundAt: '2026-11-24T18:10:00.000Z', due: '2026-12-08' };
  const finding = { findingId: '01KF0000000000000000000001', kind: 'unknown', versions: { pkh: 1 }, persons: 1, ...since } as const;
  const found = (datasetId: string) => ({ datasetId, opdId: 'dinsos', countedAt: since.foundAt });
  for (const datasetId of ['pkh', 'sembako']) await findings.put(found(datasetId), [{ finding, persons: ['0a'.repeat(32)] }]);
  const { forget } = forgetFindings(findings);
  expect([await forget('pkh'), await forget('pkh')]).toEqual([1, 0]);
  expect((await findings.list()).map(({ datasetId }) => datasetId)).toEqual(['sembako']);
  expect(await findings.personsOf({ ...found('pkh'), findings: [] }, finding)).toBeUndefined();
  expect(await findings.personsOf({ ...found('sembako'), findings: [] }, finding)).toHaveLength(1);
});
