import { button, element, show } from '../elements.ts';
import { type Pausing, pausing } from './pausing.ts';

/** What is shown while a file goes, and the ways to stop it. */
export type Sending = {
  readonly signal: AbortSignal;
  /** Says how far it is; `sent` in bytes, where it is known. */
  readonly tell: (text: string, sent?: number) => void;
  /** Offers to pause from now on: what goes in parts may rest. */
  readonly offerPause: () => Pausing;
  readonly end: () => void;
};

/** Shows a bar with what is said of it and buttons that stop the sending; while it goes, anyone who leaves the page is asked first. */
export function beginSending(place: HTMLElement, { name, size }: Pick<File, 'name' | 'size'>): Sending {
  const stopping = new AbortController();
  const text = element('p', {}, `Menyiapkan pengiriman ${name}…`);
  const bar = element('progress', { max: String(size), value: '0', 'aria-label': `Pengiriman ${name}` });
  const rest = element('p', { role: 'status' });
  const actions = element(
    'p',
    { class: 'actions' },
    button('Batalkan pengiriman', { class: 'quiet' }, async () => stopping.abort()),
  );
  warnOfLeaving(true);
  // A percentage that is read out at every step would drown everything else: the bar has it for who asks.
  show(place, element('div', { class: 'sending' }, element('div', { 'aria-live': 'off' }, text, bar), rest, actions));
  return {
    signal: stopping.signal,
    tell: (words, sent) => {
      text.textContent = words;
      if (sent !== undefined) bar.value = sent;
    },
    offerPause: () => {
      const pauses = pausing(stopping.signal);
      actions.prepend(pauseButton(pauses, rest));
      return pauses;
    },
    end: () => warnOfLeaving(false),
  };
}

const restText =
  'Dijeda. Yang sudah sampai tersimpan, jadi halaman ini boleh ditutup: nanti pilih berkas yang sama di sini, dan hanya sisanya yang dikirim.';

function pauseButton(pauses: Pausing, told: HTMLElement): HTMLElement {
  const made = button('Jeda', {}, async () => {
    const rests = made.textContent === 'Jeda';
    made.textContent = rests ? 'Lanjutkan' : 'Jeda';
    told.textContent = rests ? restText : '';
    warnOfLeaving(!rests);
    if (rests) pauses.pause();
    else pauses.resume();
  });
  return made;
}

function warnOfLeaving(isWarned: boolean): void {
  if (isWarned) addEventListener('beforeunload', warn);
  else removeEventListener('beforeunload', warn);
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
