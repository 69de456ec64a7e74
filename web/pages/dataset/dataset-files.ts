import { offeredFiles } from '../../../functions/messages/file-format.ts';
import { address, call } from '../../parts/api.ts';
import { element, show } from '../../parts/elements.ts';
import { followFile } from '../../parts/follow-file.ts';
import { shareText } from '../../parts/making-share.ts';
import { notice } from '../../parts/notice.ts';

/** The whole files of a dataset, for someone signed in who may have them. */
export function wholeFiles(datasetId: string): HTMLElement[] {
  const files = element('p', { class: 'actions', id: 'files' });
  const told = element('div', { 'aria-live': 'polite' });
  for (const [place, { label, format, query }] of offeredFiles.entries()) {
    const asked = { params: { datasetId, format }, query };
    const link = element('a', { class: place === 0 ? 'button' : 'button quiet', href: address('downloadFile', asked) }, label);
    const line = element('div', {});
    let isAsked = false;
    // A link can't carry a token, nor say what went wrong or how far a large file is: the short-lived address is asked for until it is there, then opened.
    link.addEventListener('click', async (event) => {
      event.preventDefault();
      if (isAsked) return;
      isAsked = true;
      line.replaceChildren();
      const found = await followFile(() => call('downloadFile', asked), tellIn(line, label));
      isAsked = false;
      line.replaceChildren(...(found.ok ? [] : [notice(found.problem)]));
      if (found.ok) location.assign(found.value.url);
    });
    files.append(link);
    told.append(line);
  }
  return [files, told];
}

/** Says once that the file is being made, which is read out; how far it is stands beside it for who looks. */
function tellIn(line: HTMLElement, label: string): (share: number | undefined) => void {
  const share = element('span', { 'aria-live': 'off' });
  const words = `${label}: berkas sedang dibuat, dan unduhan mulai sendiri begitu berkasnya jadi. `;
  const told = element('p', { class: 'notice' }, words, share);
  return (made) => {
    share.textContent = made === undefined ? '' : shareText(made);
    if (!told.isConnected) show(line, told);
  };
}
