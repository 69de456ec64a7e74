import { parseArgs } from 'node:util';

export type StartOptions = { readonly empty: boolean; readonly verbose: boolean; readonly port: number };

const defaultPort = 8080;
const highestPort = 65_535;
const usage =
  'Pemakaian: npm start, atau npm start -- --empty (tanpa data contoh); --verbose menampilkan catatan fungsi. Port lain: PORT=8081 npm start';

/** What `npm start` was asked for, or the sentence that says why it can't be done. */
export function readStartOptions(argv: readonly string[], environment: NodeJS.ProcessEnv): StartOptions | { readonly refusal: string } {
  const { tokens } = parseArgs({ args: [...argv], options: flags, strict: false, tokens: true });
  const unknown = tokens.find((token) => token.kind !== 'option' || !(token.name in flags) || token.value !== undefined);
  if (unknown) return { refusal: usage };
  const asked = environment.PORT || String(defaultPort);
  const port = /^[0-9]{1,5}$/.test(asked) ? Number(asked) : Number.NaN;
  if (!(port <= highestPort))
    return { refusal: `PORT="${asked}" bukan port. Tulis angka dari 0 sampai ${highestPort}, misalnya PORT=8081 npm start.` };
  const has = (name: keyof typeof flags) => tokens.some((token) => token.kind === 'option' && token.name === name);
  return { empty: has('empty'), verbose: has('verbose'), port };
}

const flags = { empty: { type: 'boolean' }, verbose: { type: 'boolean' } } as const;
