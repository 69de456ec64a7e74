import { button, element, show } from '../../parts/elements.ts';

/** What is shown while a file goes, and the way to stop it. */
export type Sending = {
  readonly signal: AbortSignal;
  /** Says how far it is; `sent` in bytes, where it is known. */
  readonly tell: (text: string, sent?: number) => void;
  readonly end: () => void;
};

/** Shows a bar with what is said of it and a button that stops the sending; until `end`, anyone who leaves the page is asked first. */
export function beginSending(place: HTMLElement, { name, size }: Pick<File, 'name' | 'size'>): Sending {
  const stopping = new AbortController();
  const text = element('p', {}, `Menyiapkan pengiriman ${name}…`);
  const bar = element('progress', { max: String(size), value: '0', 'aria-label': `Pengiriman ${name}` });
  const stop = button('Batalkan pengiriman', { class: 'quiet' }, async () => stopping.abort());
  const warn = (event: BeforeUnloadEvent) => event.preventDefault();
  addEventListener('beforeunload', warn);
  // A percentage that is read out at every step would drown everything else: the bar has it for who asks.
  show(place, element('div', { class: 'sending', 'aria-live': 'off' }, text, bar, stop));
  return {
    signal: stopping.signal,
    tell: (words, sent) => {
      text.textContent = words;
      if (sent !== undefined) bar.value = sent;
    },
    end: () => removeEventListener('beforeunload', warn),
  };
}
