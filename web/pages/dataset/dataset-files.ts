import { offeredFiles } from '../../../functions/messages/file-format.ts';
import { address, call } from '../../parts/api.ts';
import { element } from '../../parts/elements.ts';
import { followFile } from '../../parts/follow-file.ts';
import { notice } from '../../parts/notice.ts';

/** The whole files of a dataset, for someone signed in who may have them. */
export function wholeFiles(datasetId: string): HTMLElement[] {
  const files = element('p', { class: 'actions', id: 'files' });
  const told = element('div', { 'aria-live': 'polite' });
  for (const [place, { label, format, query }] of offeredFiles.entries()) {
    const asked = { params: { datasetId, format }, query };
    const link = element('a', { class: place === 0 ? 'button' : 'button quiet', href: address('downloadFile', asked) }, label);
    let isAsked = false;
    // A link can't carry a token, nor say what went wrong or how far a large file is: the short-lived address is asked for until it is there, then opened.
    link.addEventListener('click', async (event) => {
      event.preventDefault();
      if (isAsked) return;
      isAsked = true;
      told.replaceChildren();
      const found = await followFile(
        () => call('downloadFile', asked),
        (share) => told.replaceChildren(element('p', { class: 'notice' }, makingText(share))),
      );
      isAsked = false;
      told.replaceChildren(...(found.ok ? [] : [notice(found.problem)]));
      if (found.ok) location.assign(found.value.url);
    });
    files.append(link);
  }
  return [files, told];
}

function makingText(share: number): string {
  return `Berkas sedang dibuat (${share} %). Unduhan mulai sendiri begitu berkasnya jadi.`;
}
