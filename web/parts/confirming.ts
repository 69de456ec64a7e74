import { button, element, show } from './elements.ts';

type Asked = {
  /** On the button. */
  readonly text: string;
  readonly question: string;
  /** On the button that does it. */
  readonly yes: string;
  readonly attributes?: Readonly<Record<string, string>>;
};

/** A button that asks once more before it works: what can't be taken back is never one click away, and Enter pressed twice does nothing. */
export function confirmingButton({ text, question, yes, attributes = {} }: Asked, work: () => Promise<void>): HTMLElement {
  const place = element('span', { class: 'actions' });
  const first = button(text, { class: 'quiet', ...attributes }, async () => {
    const no = button('Tidak jadi', { class: 'quiet' }, async () => {
      show(place, first);
      first.disabled = false;
      first.focus();
    });
    const sure = button(yes, {}, async () => {
      await work();
      show(place, first);
    });
    show(place, element('span', { role: 'status' }, question), sure, no);
    no.focus();
  });
  show(place, first);
  return place;
}
