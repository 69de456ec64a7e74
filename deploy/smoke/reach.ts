import { member, type Response, textMember } from '../../demo/client.ts';
import { demand, must, type Role, type SmokeRun } from './run.ts';

/** Who the accounts turned out to be. */
export type Players = { readonly opdId: string };

/** What a page loads from the site's bucket: files called by their content, which a deployment put there before the function that draws the page. */
const named = [
  ['styles', /<link rel="stylesheet" href="(\/assets\/[^"]+)"/],
  ['scripts', /<script type="module" src="(\/assets\/[^"]+)"/],
] as const;

/** The city answers at this address: its health, its pages, their files, its own description. */
export async function reach(run: SmokeRun): Promise<void> {
  await must(run, { path: '/v1/health', status: 200, what: 'the API answers' });
  const page = await must(run, { path: '/', status: 200, what: 'the first page is drawn' });
  for (const [kind, name] of named) {
    const path = name.exec(page.text)?.[1] ?? '';
    demand(path !== '', `the first page names its ${kind}`);
    await must(run, { path, status: 200, what: `the ${kind} are there` });
  }
  await must(run, { path: '/v1/openapi.json', status: 200, what: 'the API describes itself' });
  await must(run, { path: `/v1/tidak-ada-${run.mark}`, status: 404, what: 'an address that no route has is not found' });
}

/** The three accounts are whom the test needs: it registers nothing before. Throws a sentence that says which is wrong. */
export async function meet(run: SmokeRun): Promise<Players> {
  const [operator, steward, reader] = [await me(run, 'operator'), await me(run, 'steward'), await me(run, 'reader')];
  const [opdId = ''] = textsOf(operator, 'opds');
  demand(
    kindsOf(operator).includes('operator') && opdId !== '',
    'the account `operator` must be an operator of an OPD (group operator:<opdId>)',
  );
  demand(kindsOf(steward).includes('steward'), 'the account `steward` must be one of the walidata (group walidata)');
  const institutions = textsOf(reader, 'institutions');
  demand(
    institutions.length > 0 && !institutions.includes(opdId),
    `the account \`reader\` must work for another OPD or institution than ${opdId}`,
  );
  demand(!kindsOf(reader).includes('steward'), 'the account `reader` must not be one of the walidata');
  return { opdId };
}

function me(run: SmokeRun, as: Role): Promise<Response> {
  return must(run, { as, path: '/v1/me', status: 200, what: `the account of the ${as} is known` });
}

function kindsOf({ body }: Response): string[] {
  const kinds = member(body, 'kinds');
  return Array.isArray(kinds) ? kinds.map((kind) => textMember(kind, 'kind')) : [];
}

function textsOf({ body }: Response, name: string): string[] {
  const texts = member(body, name);
  return Array.isArray(texts) ? texts.map(String) : [];
}
