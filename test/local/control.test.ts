import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askLaptop } from '../../local/control.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'satudata-control-'));
});
afterEach(() => rm(home, { recursive: true }));

test('asking where no laptop ever ran names the place that was looked at and how to name another', async () => {
  const asked = askLaptop(home, { ask: 'token', account: 'dinkes' });
  await expect(asked).rejects.toThrow(`berjalan dengan data di ${home}.`);
  await expect(asked).rejects.toThrow('SATUDATA_HOME=<folder> npm run --silent token');
  const compared = askLaptop(home, { ask: 'compare-records', from: '2026-11-01' });
  await expect(compared).rejects.toThrow('SATUDATA_HOME=<folder> npm run --silent compare-records -- <dari> [<sampai>]');
});

test('asking a laptop that was killed says the same', async () => {
  // Nobody listens on port 1.
  await writeFile(join(home, 'control.json'), JSON.stringify({ port: 1, secret: 'x' }));
  await expect(askLaptop(home, { ask: 'token', account: 'dinkes' })).rejects.toThrow('SATUDATA_HOME=<folder>');
});
