import { offeredFiles } from '../../../functions/messages/file-format.ts';
import { address, call } from '../../parts/api.ts';
import { element } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

/** The whole files of a dataset, for someone signed in who may have them. */
export function wholeFiles(datasetId: string): HTMLElement[] {
  const files = element('p', { class: 'actions', id: 'files' });
  const failed = element('div', {});
  for (const [place, { label, format, query }] of offeredFiles.entries()) {
    const asked = { params: { datasetId, format }, query };
    const link = element('a', { class: place === 0 ? 'button' : 'button quiet', href: address('downloadFile', asked) }, label);
    // A link can't carry a token, nor say what went wrong: the short-lived address is fetched first, then opened.
    link.addEventListener('click', async (event) => {
      event.preventDefault();
      failed.replaceChildren();
      const found = await call('downloadFile', asked);
      if (found.ok) return location.assign(found.value.url);
      failed.replaceChildren(notice(found.problem));
    });
    files.append(link);
  }
  return [files, failed];
}
