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

/** What else is to be sent from the page: `nothing`, or files that wait for this one. */
export type Following = 'nothing' | 'files';

/** Shows a bar with what is said of it and buttons that stop the sending; while it goes, anyone who leaves the page is asked first. */
export function beginSending(place: HTMLElement, { name, size }: Pick<File, 'name' | 'size'>, following: Following): Sending {
  const stopping = new AbortController();
  const text = element('p', {}, `Menyiapkan pengiriman ${name}…`);
  const bar = element('progress', { max: String(size), value: '0', 'aria-label': `Pengiriman ${name}` });
  const rest = element('p', { role: 'status' });
  const actions = element(
    'p',
    { class: 'actions' },
    button('Batalkan pengiriman', { class: 'quiet' }, async () => stopping.abort()),
  );
  const warning = warnOfLeaving();
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
      actions.prepend(pauseButton(pauses, warning, (rests) => show(rest, rests ? restTexts[following] : '')));
      return pauses;
    },
    end: warning.end,
  };
}

const restTexts: Readonly<Record<Following, string>> = {
  nothing:
    'Dijeda. Yang sudah sampai tersimpan, jadi halaman ini boleh ditutup: nanti pilih berkas yang sama di sini, dan hanya sisanya yang dikirim.',
  files: 'Dijeda. Yang sudah sampai tersimpan; berkas yang belum dikirim menunggu di halaman ini.',
};

function pauseButton(pauses: Pausing, warning: Warning, tell: (rests: boolean) => void): HTMLElement {
  let rests = false;
  const made = button('Jeda', {}, async () => {
    rests = !rests;
    made.textContent = rests ? 'Lanjutkan' : 'Jeda';
    tell(rests);
    if (rests) {
      warning.end();
      pauses.pause();
    } else {
      warning.begin();
      pauses.resume();
    }
  });
  return made;
}

type Warning = { readonly begin: () => void; readonly end: () => void };

/** Whoever leaves the page is asked first, until `end`; each warning stands by itself. */
export function warnOfLeaving(): Warning {
  const warn = (event: BeforeUnloadEvent) => event.preventDefault();
  const begin = () => addEventListener('beforeunload', warn);
  begin();
  return { begin, end: () => removeEventListener('beforeunload', warn) };
}
