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

/** A table whose rows are stacked as cards on a narrow screen: nothing to scroll sideways for. Roles are named, as `display: block` takes them away. */
export function stackedTable(caption: string, headers: readonly string[], rows: readonly (readonly Child[])[]): HTMLElement {
  return element('table', { class: 'stack', role: 'table' }, element('caption', {}, caption), ...tableParts(headers, rows));
}

/** Head and body of a table. */
export function tableParts(headers: readonly string[], rows: readonly (readonly Child[])[]): HTMLElement[] {
  const numbers = headers.map((_, place) => isNumbers(rows.map((cells) => textOf(cells[place] ?? ''))));
  const looks = (place: number) => (numbers[place] ? { class: 'number' } : {});
  const head = element(
    'tr',
    { role: 'row' },
    ...headers.map((text, place) => element('th', { scope: 'col', role: 'columnheader', ...looks(place) }, text)),
  );
  const body = rows.map((cells) =>
    element(
      'tr',
      { role: 'row' },
      ...cells.map((cell, place) => element('td', { role: 'cell', 'data-label': headers[place] ?? '', ...looks(place) }, cell)),
    ),
  );
  return [element('thead', { role: 'rowgroup' }, head), element('tbody', { role: 'rowgroup' }, ...body)];
}

/** Some number, and nothing but numbers as `numberText` writes whole ones, or that there is none. */
function isNumbers(texts: readonly string[]): boolean {
  return texts.some((text) => /\d/.test(text)) && texts.every((text) => /^(\d+(\.\d{3})*|–|)$/.test(text));
}

function textOf(cell: Child): string {
  return typeof cell === 'string' ? cell : (cell.textContent ?? '');
}

/** The element with that id; a page without it is a fault of ours. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element #${id}`);
  return found;
}

/** The form with that id, or inside the element with it. */
export function formOf(id: string): HTMLFormElement {
  const place = byId(id);
  const form = place instanceof HTMLFormElement ? place : place.querySelector('form');
  if (!form) throw new Error(`no form in #${id}`);
  return form;
}

export function show(place: HTMLElement, ...children: Child[]): void {
  place.replaceChildren(...children);
}

/** Shows the children; focus that was on a link goes to the new link with the same address. */
export function showKeepingPlace(place: HTMLElement, ...children: Child[]): void {
  const href = place.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : undefined;
  show(place, ...children);
  if (!href) return;
  const same = [...place.querySelectorAll('a')].find((link) => link.getAttribute('href') === href);
  same?.focus({ preventScroll: true });
}

/** A paragraph that a screen reader reads at once: something stands in the way. */
export function alert(...children: Child[]): HTMLElement {
  return element('p', { role: 'alert', class: 'notice' }, ...children);
}

/** The way to sign in, and back to this page. */
export function signInLink(text: string): HTMLElement {
  return element('a', { href: `/masuk?kembali=${location.pathname}` }, text);
}

/** On submit: the form's buttons are disabled while `send` works, so that nothing is sent twice. */
export function onSubmit(form: HTMLFormElement, send: () => Promise<void>): void {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await whileResting(form.querySelectorAll('button'), send);
  });
}

/** A button that is disabled while its work goes on. */
export function button(text: string, attributes: Readonly<Record<string, string>>, work: () => Promise<void>): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', () => whileResting([made], work));
  return made;
}

/** Disables the buttons while it works. Afterwards the focus returns to the pressed one, or to the nearest element around it that is left. */
async function whileResting(buttons: Iterable<HTMLButtonElement>, work: () => Promise<void>): Promise<void> {
  const resting = [...buttons];
  const way = wayUp(document.activeElement);
  for (const each of resting) each.disabled = true;
  try {
    await work();
  } finally {
    for (const each of resting) each.disabled = false;
    if (document.activeElement === document.body) goOnFrom(way);
  }
}

/** An element and all that it stands in, but for the page itself. */
function wayUp(from: Element | null): HTMLElement[] {
  const way: HTMLElement[] = [];
  for (let at = from; at instanceof HTMLElement && at !== document.body; at = at.parentElement) way.push(at);
  return way;
}

/** The keyboard goes on from the first of them that is still there to be seen. */
function goOnFrom(way: readonly HTMLElement[]): void {
  for (const element of way) {
    element.focus({ preventScroll: true });
    if (document.activeElement === element) return;
    if (!element.isConnected || !element.checkVisibility()) continue;
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    return;
  }
}
