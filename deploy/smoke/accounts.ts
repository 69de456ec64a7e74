import { type Role, roles } from './run.ts';
import { beginSignIn, loginServiceOf } from './sign-in.ts';

/** Asks the person at the terminal; gives what they typed. */
export type Ask = (question: string) => Promise<string>;

/** The variable that holds a role's access token. */
export function variableOf(role: Role): string {
  return `SATUDATA_${role.toUpperCase()}_TOKEN`;
}

const whom: Readonly<Record<Role, string>> = {
  operator: 'an operator of one OPD',
  steward: 'one of the walidata',
  reader: 'an operator of another OPD',
};

/** The three access tokens: of the environment, else of people who sign in by a link. None is printed, and none is written anywhere. */
export async function tokensOf(city: string, environment: NodeJS.ProcessEnv, ask: Ask): Promise<ReadonlyMap<Role, string>> {
  const given = roles.flatMap((role) => {
    const token = environment[variableOf(role)];
    return token ? [[role, token] as const] : [];
  });
  const tokens = new Map<Role, string>(given);
  const missing = roles.filter((role) => !tokens.has(role));
  if (missing.length === 0) return tokens;
  const service = await loginServiceOf(city);
  for (const role of missing) {
    const signIn = beginSignIn(city, service);
    const question = `\nOpen this in a new private window, sign in as ${whom[role]}, and paste the address on which the window ends (it says that the answer is not known: that is right).\n\n${signIn.link}\n\n${role}: `;
    tokens.set(role, await signIn.tokenFor(await ask(question)));
  }
  return tokens;
}
