import '../../parts/frame.ts';
import { addressOf } from '../../parts/address.ts';
import { alert, element, onSubmit, show, signInLink } from '../../parts/elements.ts';
import { silentText } from '../../parts/words.ts';
import { sendAsCaller } from '../../session/send-as-caller.ts';
import { isSignedIn } from '../../session/standing.ts';
import { answerParts } from './try-answer.ts';

/** The page /api: a form for each operation that only reads, made when its line is opened. */
const { exampleDataset = '', publicUrl = '' } = document.body.dataset;

for (const hint of document.querySelectorAll<HTMLElement>('[data-try]')) hint.hidden = false;
for (const entry of document.querySelectorAll<HTMLDetailsElement>('details[data-path]')) {
  entry.addEventListener('toggle', () => addForm(entry));
  if (entry.id === location.hash.slice(1)) entry.open = true;
}

function addForm(entry: HTMLDetailsElement): void {
  if (entry.querySelector('form') !== null) return;
  const parameters = [...entry.querySelectorAll<HTMLElement>('li[data-name]')];
  const place = element('div', { role: 'status' });
  const form = element('form', { class: 'try' }, ...parameters.map(labelled), whoAsks(), element('button', {}, 'Coba'));
  entry.append(form, place);
  onSubmit(form, () => ask(entry.dataset.path ?? '', parameters, form, place));
}

function labelled({ dataset }: HTMLElement): HTMLElement {
  const { name = '', in: place, example = '', choices = '' } = dataset;
  return element('label', {}, name, choices === '' ? textField(name, place, example) : choice(name, place, choices.split(' ')));
}

function textField(name: string, place: string | undefined, example: string): HTMLElement {
  if (name === 'filters') return element('input', { name, placeholder: 'kecamatan__exact=Benda&jumlah__greater=100' });
  if (place !== 'path') return element('input', { name, placeholder: example });
  return element('input', { name, required: '', value: name === 'datasetId' ? exampleDataset : '', placeholder: example });
}

function choice(name: string, place: string | undefined, choices: readonly string[]): HTMLElement {
  const none = place === 'path' ? [] : [element('option', { value: '' }, '–')];
  return element('select', { name }, ...none, ...choices.map((value) => element('option', { value }, value)));
}

function whoAsks(): HTMLElement {
  if (!isSignedIn()) return element('p', { class: 'hint' }, 'Dicoba tanpa akun. ', signInLink('Masuk'), ' untuk mencobanya sebagai Anda.');
  const options = [element('option', { value: 'me' }, 'akun saya'), element('option', { value: 'nobody' }, 'siapa pun, tanpa akun')];
  return element('label', {}, 'Sebagai', element('select', { name: 'as-whom' }, ...options));
}

async function ask(path: string, parameters: readonly HTMLElement[], form: HTMLFormElement, place: HTMLElement): Promise<void> {
  const given = new FormData(form);
  const address = writtenAddress(path, parameters, given);
  const called = element('p', {}, element('code', {}, `GET ${publicUrl}${address}`));
  const sent = { method: 'GET', headers: { Accept: 'application/json' } };
  try {
    const response = await (given.get('as-whom') === 'me' ? sendAsCaller(address, sent) : fetch(address, sent));
    show(place, called, ...(await answerParts(response)));
  } catch {
    show(place, called, alert(silentText));
  }
}

/** With what was filled in; filters are written as they stand in an address. */
function writtenAddress(path: string, parameters: readonly HTMLElement[], given: FormData): string {
  const filled = (place: string) =>
    parameters.flatMap(({ dataset: { name = '', in: where } }): [string, string][] => {
      const value = given.get(name);
      return where === place && name !== 'filters' && typeof value === 'string' && value !== '' ? [[name, value]] : [];
    });
  const address = addressOf(path, Object.fromEntries(filled('path')), Object.fromEntries(filled('query')));
  const filters = new URLSearchParams(String(given.get('filters') ?? ''));
  return filters.size === 0 ? address : `${address}${address.includes('?') ? '&' : '?'}${filters}`;
}
