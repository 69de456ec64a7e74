import type { AnswerBody } from '../../functions/http/answer.ts';
import type { Outcome, Params, Query } from './api-call.ts';

type Format = Params<'downloadFile'>['format'];
export type Asked = { readonly params: Params<'downloadFile'>; readonly query: Query<'downloadFile'> };
type Found = Outcome<AnswerBody<'downloadFile'>>;
type Linked = Outcome<{ readonly url: string }>;

/** What a link to a file asks for; undefined of any other address. */
export function fileAsked(address: string): Asked | undefined {
  const { pathname, searchParams } = new URL(address, 'https://satu-data.invalid');
  const [, datasetId = '', format] = /\/datasets\/([a-z0-9-]+)\/files\/([a-z]+)$/.exec(pathname) ?? [];
  if (!isFormat(format)) return undefined;
  const given = ['version', 'period'].flatMap((name) => searchParams.getAll(name).map((value) => [name, value]));
  const reader = searchParams.get('for') === 'excel' ? ({ for: 'excel' } as const) : {};
  return { params: { datasetId, format }, query: { ...Object.fromEntries(given), ...reader } };
}

function isFormat(text: string | undefined): text is Format {
  return text !== undefined && ['csv', 'xlsx', 'json', 'parquet'].includes(text);
}

/** As the service asks for (`Retry-After`); its limits are too many to load for one of them. */
const againMilliseconds = 5_000;

function aWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, againMilliseconds));
}

/** Asks until there is a link or a problem. A large file is made meanwhile: `tell` hears what share of it is, in per cent. */
export async function followFile(
  ask: () => Promise<Found>,
  tell: (share: number) => void,
  wait: () => Promise<void> = aWhile,
): Promise<Linked> {
  for (;;) {
    const found = await ask();
    if (!found.ok) return found;
    const { value } = found;
    if ('url' in value) return { ...found, value };
    const { done, total } = value.progress;
    tell(total === 0 ? 0 : Math.floor((done / total) * 100));
    await wait();
  }
}
