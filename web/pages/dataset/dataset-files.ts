import { address, call } from '../../parts/api.ts';
import type { Params } from '../../parts/api-call.ts';
import { element } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

type Format = Params<'downloadFile'>['format'];

/** The whole files of a dataset, for anyone who may have them; where the page came with the links, those are used. */
export function wholeFiles(datasetId: string): HTMLElement[] {
  const standing = document.getElementById('files');
  if (standing) {
    watch(standing, datasetId);
    return [];
  }
  const link = (format: Format, text: string) => {
    const href = address('downloadFile', { params: { datasetId, format } });
    return element('a', { class: format === 'csv' ? 'button' : 'button quiet', 'data-download': format, href }, text);
  };
  const files = element('p', { class: 'actions', id: 'files' }, link('csv', 'Unduh CSV'), link('parquet', 'Unduh Parquet'));
  watch(files, datasetId);
  return [files];
}

/** A link can't carry a token, nor say what went wrong: the short-lived address is fetched first, then opened. */
function watch(files: HTMLElement, datasetId: string): void {
  for (const link of files.querySelectorAll<HTMLAnchorElement>('a[data-download]'))
    link.addEventListener('click', async (event) => {
      event.preventDefault();
      files.parentElement?.querySelector('[data-failed]')?.remove();
      const format = link.dataset.download === 'parquet' ? 'parquet' : 'csv';
      const found = await call('downloadFile', { params: { datasetId, format } });
      if (found.ok) return location.assign(found.value.url);
      const failed = notice(found.problem);
      failed.dataset.failed = 'yes';
      files.after(failed);
    });
}
