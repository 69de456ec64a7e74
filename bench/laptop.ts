import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Client } from '../demo/client.ts';
import { demoAccounts } from '../local/accounts.ts';
import { type Laptop, type LaptopOptions, startLaptop } from '../local/laptop.ts';
import { currentAssembly } from '../local/synthesize.ts';

export const root = resolve(import.meta.dirname, '..');

/** Runs `work` against an empty laptop of its own, which is gone afterwards. */
export async function withLaptop(
  work: (client: Client, laptop: Laptop) => Promise<void>,
  more: Pick<LaptopOptions, 'keepsAnswers' | 'meter'> = {},
): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'satudata-bench-'));
  const laptop = await startLaptop({
    assemblyDirectory: await currentAssembly(root, console.error),
    home,
    port: 0,
    accounts: demoAccounts(join(root, 'cities/kota-tangerang.json')),
    ...more,
  });
  try {
    await work({ url: laptop.url, token: laptop.issueToken }, laptop);
  } finally {
    await laptop.stop();
    rmSync(home, { recursive: true, force: true });
  }
}
