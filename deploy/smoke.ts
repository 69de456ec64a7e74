import { createInterface } from 'node:readline/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readCity } from '../lib/read-city.ts';
import { askLaptop } from '../local/control.ts';
import { homeOf } from '../local/home.ts';
import { askAws } from './aws/command-line.ts';
import { tokensOf, variableOf } from './smoke/accounts.ts';
import { type AlarmTrip, alarmOfCity, alarmOfLaptop } from './smoke/alarm-trip.ts';
import { play } from './smoke/play.ts';
import { type Role, roles } from './smoke/run.ts';

const usage =
  'Usage: npm run smoke -- <url> [--city <city> [--stage <stage>]], for example: npm run smoke -- https://data.example.go.id --city kota-contoh';
/** Of the demo city. */
const ofLaptop: Readonly<Record<Role, string>> = { operator: 'dinkes', steward: 'kominfo', reader: 'dinsos' };

// npm run smoke -- <url>: plays the whole way against a city that is there. Ends with 1 when something is not as it must be, with 2 when it was not understood.
const asked = understood(process.argv.slice(2));
if (asked === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const { url, city, stage } = asked;
  const onLaptop = /^http:\/\/(127\.0\.0\.1|localhost)(:|$)/.test(url);
  const home = homeOf(process.env);
  try {
    // A city file that is wrong is told before anybody signs in.
    const trip = alarmTrip(onLaptop ? home : undefined, city, stage);
    const tokens = onLaptop ? await tokensOfLaptop(home) : await tokensOf(url, process.env, ask);
    const client = { url, token: async (account: string) => tokens.get(roles.find((role) => role === account) ?? 'reader') ?? '' };
    const mark = Date.now().toString(36);
    const isWell = await play({ client, mark, say: (line) => console.log(line), wait }, trip);
    console.log(isWell ? '\nThe city does what it must.' : '\nThe city does not do what it must: the lines that begin with NO say what.');
    process.exitCode = isWell ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

function understood(argv: readonly string[]): { readonly url: string; readonly city?: string; readonly stage?: string } | undefined {
  try {
    const options = { city: { type: 'string' }, stage: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const [url = '', ...others] = positionals;
    return others.length === 0 && URL.canParse(url) ? { ...values, url: url.replace(/\/$/, '') } : undefined;
  } catch {
    return undefined;
  }
}

function alarmTrip(home: string | undefined, city: string | undefined, stage: string | undefined): AlarmTrip | undefined {
  if (home !== undefined) return alarmOfLaptop(home);
  return city === undefined ? undefined : alarmOfCity(readCity(city, stage), askAws, () => new Date());
}

/** Of accounts of the demo city, or those of the environment, where they are given. */
async function tokensOfLaptop(home: string): Promise<ReadonlyMap<Role, string>> {
  const tokenOf = async (role: Role) =>
    process.env[variableOf(role)] ?? String(await askLaptop(home, { ask: 'token', account: ofLaptop[role] }));
  return new Map(await Promise.all(roles.map(async (role) => [role, await tokenOf(role)] as const)));
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}
