import type { AnswerBody } from '../../functions/http/answer.ts';
import { fileFormats } from '../../functions/model/file-format.ts';
import type { Outcome, Params, Query } from './api-call.ts';
import { shareOf } from './making-share.ts';
import { mayPass } from './sending/send-parts.ts';
import { mostSilences } from './silences.ts';

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
  return fileFormats.some((format) => format === text);
}

/** As the service asks for (`Retry-After`); its limits are too many to load for one of them. */
const againMilliseconds = 5_000;

function aWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, againMilliseconds));
}

/**
 * Asks until there is a link or a problem. A large file is made meanwhile: `tell` hears what share of it is (`shareOf`), and once it is being made, some answers may be
 * missing.
 */
export async function followFile(
  ask: () => Promise<Found>,
  tell: (share: number | undefined) => void,
  wait: () => Promise<void> = aWhile,
): Promise<Linked> {
  for (let silences = mostSilences; ; ) {
    const found = await ask();
    if (found.ok) {
      const { value } = found;
      if ('url' in value) return { ...found, value };
      silences = 0;
      tell(shareOf(value.progress));
    } else {
      silences += 1;
      if (!mayPass(found.problem.status) || silences >= mostSilences) return found;
    }
    await wait();
  }
}
