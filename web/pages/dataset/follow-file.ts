import type { AnswerBody } from '../../../functions/http/answer.ts';
import type { Outcome, Params, Query } from '../../parts/api-call.ts';

type Format = Params<'downloadFile'>['format'];
type Asked = { readonly format: Format; readonly query: Query<'downloadFile'> };
type Found = Outcome<AnswerBody<'downloadFile'>>;
type Linked = Outcome<{ readonly url: string }>;

/** What a link to a file asks for; undefined of any other address. */
export function fileAsked(address: string): Asked | undefined {
  const { pathname, searchParams } = new URL(address, 'https://satu-data.invalid');
  const [, format] = /\/files\/(csv|xlsx|json|parquet)$/.exec(pathname) ?? [];
  if (!isFormat(format)) return undefined;
  return { format, query: searchParams.get('for') === 'excel' ? { for: 'excel' } : {} };
}

function isFormat(text: string | undefined): text is Format {
  return text !== undefined && ['csv', 'xlsx', 'json', 'parquet'].includes(text);
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

/** As the service asks for (`Retry-After`); its limits are too many to load for one of them. */
const againMilliseconds = 5_000;

function aWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, againMilliseconds));
}
