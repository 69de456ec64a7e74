type Child = Node | string;

/** An element with text children: text never becomes markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A table of texts, scrollable sideways on a narrow screen. */
export function table(caption: string, headers: readonly string[], rows: readonly (readonly Child[])[]): HTMLElement {
  const head = element('tr', {}, ...headers.map((text) => element('th', { scope: 'col' }, text)));
  const body = rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell))));
  return element(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    element('table', {}, element('caption', {}, caption), element('thead', {}, head), element('tbody', {}, ...body)),
  );
}

/** The element with that id; a page without it is a fault of ours. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element #${id}`);
  return found;
}

export function show(place: HTMLElement, ...children: Child[]): void {
  place.replaceChildren(...children);
}

const numbers = new Intl.NumberFormat('id-ID');
const dates = new Intl.DateTimeFormat('id-ID', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Jakarta' });

export function numberText(value: number | undefined): string {
  return value === undefined ? '–' : numbers.format(value);
}

export function timeText(at: string | undefined): string {
  return at ? dates.format(new Date(at)) : '–';
}

export const accessText = { open: 'terbuka', limited: 'terbatas', closed: 'tertutup' } as const;

export const stateText: Readonly<Record<string, string>> = {
  waiting: 'menunggu berkas',
  received: 'berkas diterima',
  checking: 'sedang diperiksa',
  accepted: 'lolos pemeriksaan',
  rejected: 'perlu diperbaiki',
  failed: 'gangguan di sistem',
  'in-review': 'menunggu walidata',
  published: 'terbit',
  returned: 'dikembalikan',
  cancelled: 'dibatalkan',
};
