import { expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { functionSettings } from '../../lib/function-settings.ts';

test('a reason that was taken is written before its report is made final: its function runs no longer than reasons are refused', () => {
  expect(functionSettings.reports.timeout.toSeconds()).toBeLessThan(limits.reportReasonSeconds);
});
