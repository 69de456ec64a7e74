import { call } from '../../parts/api.ts';
import { alert, button, element, onSubmit, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';
import { documentName, documents, nikTitle } from '../../parts/persons/documents.ts';
import { otherAreaHint } from './nik-area.ts';

const nikDigits = '16';

const lasting =
  'Ikatan ini tetap: tidak dapat diubah atau dilepas, oleh siapa pun. Bila ternyata keliru, satu-satunya jalan: walidata menonaktifkan akun itu, lalu mengundang orangnya lagi dengan alamat surel lain.';
const whereNumber = 'Warga masuk di perangkatnya sendiri, membuka Meja kerja, lalu membacakan nomor akunnya.';

/**
 * The counter's form: binds the account whose number the resident reads out to that resident, once, after a check in person and a second question. The NIK is in
 * the form while it is typed and in the request's body; nowhere else.
 */
export function bindResident(): HTMLElement {
  const number = numberInput();
  const inputs = [nikInput(), nikInput()] as const;
  const [first, again] = inputs;
  const kind = element('select', { name: 'document' }, ...documents.map(([value, text]) => element('option', { value }, text)));
  const checked = element('input', { type: 'checkbox', required: '' });
  const said = element('div', {});
  const asking = element('div', {});
  const submit = element('button', {}, 'Ikat ke warga ini');
  const takeNik = () => {
    const nik = first.value;
    for (const input of inputs) input.value = '';
    return nik;
  };
  const leaveQuestion = () => {
    for (const input of [number, ...inputs]) input.readOnly = false;
    show(asking, submit);
  };
  const bind = async () => {
    const seen = documents.find(([value]) => value === kind.value);
    const nik = takeNik();
    leaveQuestion();
    if (!seen || !checked.reportValidity()) return;
    const sub = number.value.trim();
    const bound = await call('bindPerson', { params: { sub }, body: { nik, document: seen[0], checkedInPerson: true } });
    if (!bound.ok) return show(said, notice(bound.problem));
    form.reset();
    show(said, element('p', { role: 'status', class: 'notice' }, `Akun ${sub} terikat ke warga itu. Ikatan ini tetap.`));
  };
  const ask = () => {
    for (const input of [number, ...inputs]) input.readOnly = true;
    show(said);
    show(asking, ...question(number.value.trim(), first.value, bind, leaveQuestion));
    // Enter pressed twice must not bind.
    asking.querySelector<HTMLElement>('button.quiet')?.focus();
  };
  const form = element(
    'form',
    { autocomplete: 'off' },
    element('p', { class: 'hint' }, lasting),
    element('label', {}, 'Nomor akun warga', number),
    element('p', { class: 'hint' }, whereNumber),
    element('label', {}, documentName, kind),
    element('label', {}, 'NIK', first),
    element('label', {}, 'NIK sekali lagi', again),
    element('label', { class: 'choice' }, checked, element('span', {}, 'Sudah diperiksa tatap muka: orangnya datang dan dokumennya cocok')),
    asking,
    said,
  );
  show(asking, submit);
  onSubmit(form, async () => {
    if (first.value === again.value) return ask();
    takeNik();
    first.focus();
    show(said, alert('Kedua NIK tidak sama. Ketik keduanya sekali lagi.'));
  });
  return element('section', { id: 'bind-resident' }, element('h2', {}, 'Ikat akun ke seorang warga'), form);
}

/** What the officer sees before the binding is sent: whose account, what is odd about the NIK, and that there is no way back. */
function question(sub: string, nik: string, bind: () => Promise<void>, leave: () => void): HTMLElement[] {
  const { areaCode = '', cityName = '' } = document.body.dataset;
  const hint = otherAreaHint(nik, areaCode, cityName);
  return [
    ...(hint === undefined ? [] : [alert(hint)]),
    element('p', {}, `Ikat akun ${sub} untuk selamanya ke warga dengan NIK di atas?`),
    element(
      'p',
      { class: 'actions' },
      button('Ya, ikat untuk selamanya', {}, bind),
      button('Batal', { class: 'quiet' }, async () => leave()),
    ),
  ];
}

function numberInput(): HTMLInputElement {
  return element('input', { type: 'text', name: 'sub', autocomplete: 'off', spellcheck: 'false', required: '', maxlength: '128' });
}

function nikInput(): HTMLInputElement {
  return element('input', {
    type: 'text',
    inputmode: 'numeric',
    autocomplete: 'off',
    spellcheck: 'false',
    required: '',
    pattern: '[0-9]{16}',
    maxlength: nikDigits,
    title: nikTitle,
  });
}
