import { resolve4, resolve6, resolveCname } from 'node:dns/promises';
import { parseArgs } from 'node:util';
import { readCity, WrongCity } from '../lib/read-city.ts';
import { askAws } from './aws/command-line.ts';
import { checkCity } from './preflight/check-city.ts';
import { about, type Finding, linesOf } from './preflight/finding.ts';

const usage = 'Usage: npm run preflight -- <city> [--stage <stage>], for example: npm run preflight -- kota-tangerang';

// npm run preflight -- <city>: what stands in the way of a deployment. Ends with 1 when something does, with 2 when it was not understood.
const asked = understood(process.argv.slice(2));
if (asked === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else {
  process.exitCode = await preflight(asked.city, asked.stage);
}

function understood(argv: readonly string[]): { readonly city: string; readonly stage?: string } | undefined {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: { stage: { type: 'string' } }, allowPositionals: true });
    const [city, ...others] = positionals;
    return city === undefined || others.length > 0 ? undefined : { ...values, city };
  } catch {
    return undefined;
  }
}

async function preflight(id: string, stage: string | undefined): Promise<number> {
  const findings = await findingsOf(id, stage);
  for (const line of linesOf(findings)) console.log(line);
  return findings.some(({ kind }) => kind === 'blocker') ? 1 : 0;
}

/** A file that can't be read is the one finding there is. */
async function findingsOf(id: string, stage: string | undefined): Promise<readonly Finding[]> {
  try {
    return await checkCity(readCity(id, stage), { aws: askAws, aliases, now: new Date() });
  } catch (error) {
    if (error instanceof WrongCity) return [about('city file').blocker(error.message)];
    throw error;
  }
}

async function aliases(host: string): Promise<readonly string[] | undefined> {
  const found = await resolveCname(host).catch(ifNone);
  if (found !== undefined && found.length > 0) return found;
  const addresses = (await resolve4(host).catch(ifNone)) ?? (await resolve6(host).catch(ifNone));
  return addresses === undefined ? undefined : [];
}

/** That there is no such host is an answer; that DNS does not answer is none. */
function ifNone(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'ENODATA')) return undefined;
  throw error;
}
