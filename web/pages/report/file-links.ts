import { address, call } from '../../parts/api.ts';
import { element } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

const formats = [
  ['pdf', 'PDF'],
  ['xlsx', 'Excel'],
] as const;

/** The caller's copy as files; a link is asked for when it is pressed, since it works for a minute. Beside them, the printer. */
export function fileLinks(reportId: string, query: { readonly opd?: string }): HTMLElement {
  const links = formats.map(([format, name]) => {
    const params = { reportId, format };
    const link = element('a', { class: 'button quiet', href: address('getReportFile', { params, query }) }, `Unduh ${name}`);
    link.addEventListener('click', async (event) => {
      event.preventDefault();
      const found = await call('getReportFile', { params, query });
      if (found.ok) location.assign(found.value.url);
      else link.after(notice(found.problem));
    });
    return link;
  });
  const print = element('button', { type: 'button', class: 'quiet' }, 'Cetak');
  print.addEventListener('click', () => window.print());
  return element('p', { class: 'actions' }, ...links, print);
}
