import { call } from '../../parts/api.ts';
import type { Account } from '../../parts/api-nouns.ts';
import { alert, button, element, onSubmit, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';
import { otherAreaHint } from './nik-area.ts';
import { tell } from './tell.ts';

const documents = [
  ['ktp-el', 'KTP elektronik'],
  ['ikd', 'Identitas Kependudukan Digital'],
  ['kia', 'Kartu Identitas Anak'],
  ['surat-keterangan', 'surat keterangan Disdukcapil'],
] as const;
const nikDigits = '16';

const lasting =
  'Ikatan ini tetap: tidak dapat diubah atau dilepas, oleh walidata pun. Bila ternyata keliru, satu-satunya jalan: nonaktifkan akun ini, lalu undang orangnya lagi dengan alamat surel lain.';

/** Binds an account to a resident, once, after a check in person and a second question. The NIK is in the form while it is typed and in the request's body; nowhere else. */
export function bindingForm(account: Account, redraw: (now: Account) => void): HTMLElement {
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
    for (const input of inputs) input.readOnly = false;
    show(asking, submit);
  };
  const bind = async () => {
    const seen = documents.find(([value]) => value === kind.value);
    const nik = takeNik();
    leaveQuestion();
    if (!seen || !checked.reportValidity()) return;
    const bound = await call('bindPerson', { params: { sub: account.sub }, body: { nik, document: seen[0], checkedInPerson: true } });
    if (!bound.ok) return show(said, notice(bound.problem));
    tell(`${account.name ?? account.sub}: terikat ke warga itu. Ikatan ini tetap.`);
    redraw({ ...account, isBound: true });
  };
  const ask = () => {
    for (const input of inputs) input.readOnly = true;
    show(said);
    show(asking, ...question(account, first.value, bind, leaveQuestion));
    // Enter pressed twice must not bind.
    asking.querySelector<HTMLElement>('button.quiet')?.focus();
  };
  const form = element(
    'form',
    { autocomplete: 'off' },
    element('p', { class: 'hint' }, lasting),
    element('label', {}, 'Dokumen yang diperiksa', kind),
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
  return element('details', { class: 'part' }, element('summary', {}, 'Ikat ke seorang warga'), form);
}

/** What the steward sees before the binding is sent: whose account, what is odd about the NIK, and that there is no way back. */
function question(account: Account, nik: string, bind: () => Promise<void>, leave: () => void): HTMLElement[] {
  const { areaCode = '', cityName = '' } = document.body.dataset;
  const hint = otherAreaHint(nik, areaCode, cityName);
  return [
    ...(hint === undefined ? [] : [alert(hint)]),
    element(
      'p',
      {},
      `Ikat akun ${account.name ?? account.sub}${account.email ? ` (${account.email})` : ''} untuk selamanya ke warga dengan NIK di atas?`,
    ),
    element(
      'p',
      { class: 'actions' },
      button('Ya, ikat untuk selamanya', {}, bind),
      button('Batal', { class: 'quiet' }, async () => leave()),
    ),
  ];
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
    title: '16 angka sesuai KTP, tanpa spasi',
  });
}
