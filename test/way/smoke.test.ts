import { execFile } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { root } from './city.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
});

/** Runs the command as a person does; gives what it printed and how it ended. */
function smoke(environment: NodeJS.ProcessEnv = {}): Promise<{ readonly printed: string; readonly code: number }> {
  const env = { ...process.env, SATUDATA_HOME: city.home, ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, ['deploy/smoke.ts', city.laptop.url], { cwd: root, env, timeout: 170_000 }, (error, stdout, stderr) => {
      resolve({ printed: stdout + stderr, code: Number(error?.code ?? 0) });
    });
  });
}

test('the smoke test plays the whole way, rings an alarm, withdraws what it made, and says what stays', async () => {
  const { printed, code } = await smoke();
  expect(printed, printed).not.toMatch(/^NO/m);
  expect(code).toBe(0);
  const told = [
    'a broken file is rejected, and a report says why (200)',
    'the operator may not approve their own file (403)',
    'the steward returns it with a reason (200)',
    ...[
      'rows that are limited, read by anyone (401)',
      'rows that are limited, read by reader (200)',
      'rows that are closed, read by reader (404)',
    ],
    ...['rows that are closed, read by operator (200)', 'rows that are closed, read by steward (403)'],
    'for reader a closed dataset is as one that never was',
    'the search finds what is published',
    'the steward sees the board (200)',
    'ApiThrottledAlarm rang, the topic was told, and it ended',
    'what was open says that it was withdrawn (410)',
  ];
  for (const line of told) expect(printed).toContain(`ok  ${line}`);
  const [, stays = ''] = printed.split('What stays');
  for (const level of ['open', 'limited', 'closed']) expect(stays).toMatch(new RegExp(`uji-asap-\\w+-${level}, withdrawn`));
  expect(stays).toContain('the accounts of the operator and the reader');
  expect(stays).toContain('the annex lists the three, withdrawn');
  // Tokens, one-time addresses.
  expect(printed).not.toMatch(/eyJ|X-Amz|Bearer/);
});

test('it ends with 1 before it makes anything where an account is not whom it must be', async () => {
  const { printed, code } = await smoke({ SATUDATA_READER_TOKEN: await city.client.token('dinkes') });
  expect(code).toBe(1);
  expect(printed).toContain('NO  the account `reader` must work for another OPD or institution than dinkes');
  expect(printed).toContain('Nothing was made, so nothing stays.');
});
