import { call } from './api.ts';
import { button, show } from './elements.ts';
import { notice } from './notice.ts';

/** Links can't carry a token: the short-lived address is fetched from `from` in /v1 first, then opened; what goes wrong is shown in `failed`. */
export function downloadButton(text: string, from: string, failed: HTMLElement): HTMLButtonElement {
  return button(text, { class: 'quiet' }, async () => {
    const found = await call<{ readonly url: string }>('GET', from);
    if (found.ok) location.assign(found.value.url);
    else show(failed, notice(found.problem));
  });
}
