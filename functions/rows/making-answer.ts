import type { Success } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { limits } from '../limits.ts';
import type { Making } from './making.port.ts';

type Progress = Making['progress'];
type Page = { readonly text: string; readonly headers: Readonly<Record<string, string>> };

/** How a file in the making looks to anyone who follows a link to it. */
export type ShowMaking = (file: Progress & { readonly datasetId: string; readonly address: string }) => Page;

/**
 * 202 of a file that is ordered or being made. A program reads the body and `Retry-After`; a browser that followed a link gets a page with a button to ask again, whose
 * script asks by itself.
 */
export function inTheMaking(
  showMaking: ShowMaking,
  { accept, params, query }: Pick<Call<'downloadFile'>, 'accept' | 'params' | 'query'>,
  { state, progress }: { readonly state: 'waiting' | 'making'; readonly progress: Progress },
): Success<'downloadFile'> {
  const again = { 'Retry-After': String(limits.fileRetrySeconds), Vary: 'Accept' };
  if (!accept.includes('text/html')) return { status: 202, body: { state, progress }, headers: again };
  const { text, headers } = showMaking({ ...progress, datasetId: params.datasetId, address: addressOf(params, query) });
  return { status: 202, text, headers: { ...headers, ...again } };
}

function addressOf({ datasetId, format }: Call<'downloadFile'>['params'], query: Call<'downloadFile'>['query']): string {
  const asked = Object.entries(query).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]]));
  return `/v1/datasets/${datasetId}/files/${format}${asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`}`;
}
