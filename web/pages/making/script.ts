import '../../parts/frame.ts';
import { call } from '../../parts/api.ts';
import { byId, show } from '../../parts/elements.ts';
import { fileAsked, followFile } from '../../parts/follow-file.ts';
import { notice } from '../../parts/notice.ts';

const making = byId('making');
const told = making.querySelector<HTMLElement>('[role=status]');
const asked = fileAsked(location.href);

if (asked && told) await follow(asked, told);

/** Asks until the file is there, then opens it. The words stand in a status, so they are read out as they change. */
async function follow(what: NonNullable<typeof asked>, status: HTMLElement): Promise<void> {
  const found = await followFile(() => call('downloadFile', what), tell);
  if (!found.ok) return show(status, notice(found.problem));
  show(status, 'Berkas sudah jadi; unduhan dimulai.');
  location.assign(found.value.url);
}

function tell(share: number): void {
  const [bar] = making.getElementsByTagName('progress');
  if (bar) bar.value = share;
  const words = bar?.nextElementSibling;
  if (words) words.textContent = `${share} % sudah jadi.`;
}
