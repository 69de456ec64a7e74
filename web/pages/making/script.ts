import '../../parts/frame.ts';
import { call } from '../../parts/api.ts';
import { byId, show } from '../../parts/elements.ts';
import { fileAsked, followFile } from '../../parts/follow-file.ts';
import { shareText } from '../../parts/making-share.ts';
import { notice } from '../../parts/notice.ts';

const making = byId('making');
const [bar] = making.getElementsByTagName('progress');
const told = making.querySelector<HTMLElement>('[role=status]');
const asked = fileAsked(location.href);

if (asked && told) await follow(asked, told);

/** Asks until the file is there, then opens it: that alone is read out, not each percentage. */
async function follow(what: NonNullable<typeof asked>, status: HTMLElement): Promise<void> {
  const found = await followFile(() => call('downloadFile', what), tell);
  bar?.parentElement?.remove();
  if (!found.ok) return show(status, notice(found.problem));
  show(status, 'Berkas sudah jadi; unduhan dimulai.');
  location.assign(found.value.url);
}

function tell(share: number | undefined): void {
  if (!bar) return;
  if (share !== undefined) bar.value = share;
  if (bar.nextElementSibling) bar.nextElementSibling.textContent = shareText(share);
}
