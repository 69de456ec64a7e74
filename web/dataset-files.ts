import { call } from './api.ts';
import { element } from './elements.ts';
import { notice } from './notice.ts';

/** The whole files of a dataset, for anyone who may have them; where the page came with the links, those are used. */
export function wholeFiles(path: string): HTMLElement[] {
  const standing = document.getElementById('files');
  if (standing) {
    watch(standing, path);
    return [];
  }
  const link = (format: string, text: string) =>
    element('a', { class: format === 'csv' ? 'button' : 'button quiet', 'data-download': format, href: `${path}/files/${format}` }, text);
  const files = element('p', { class: 'actions', id: 'files' }, link('csv', 'Unduh CSV'), link('parquet', 'Unduh Parquet'));
  watch(files, path);
  return [files];
}

/** A link can't carry a token, nor say what went wrong: the short-lived address is fetched first, then opened. */
function watch(files: HTMLElement, path: string): void {
  for (const link of files.querySelectorAll<HTMLAnchorElement>('a[data-download]'))
    link.addEventListener('click', async (event) => {
      event.preventDefault();
      files.parentElement?.querySelector('[data-failed]')?.remove();
      const found = await call<{ url: string }>('GET', `${path}/files/${link.dataset.download}`);
      if (found.ok) return location.assign(found.value.url);
      const failed = notice(found.problem);
      failed.dataset.failed = 'yes';
      files.after(failed);
    });
}
