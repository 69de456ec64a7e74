import type { Outcome } from '../../parts/api-call.ts';
import { button, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

type Ask = () => Promise<Outcome<{ readonly url: string }>>;

/** Links can't carry a token: `ask` fetches the short-lived address first, then it is opened; what goes wrong is shown in `failed`. */
export function downloadButton(text: string, ask: Ask, failed: HTMLElement): HTMLButtonElement {
  return button(text, { class: 'quiet' }, async () => {
    const found = await ask();
    if (found.ok) location.assign(found.value.url);
    else show(failed, notice(found.problem));
  });
}
