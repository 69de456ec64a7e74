import type { Account } from './account-answer.ts';
import { call } from './api.ts';
import { element, onSubmit, show } from './elements.ts';
import { notice } from './notice.ts';
import { tell } from './tell.ts';

const documents = [
  ['ktp-el', 'KTP elektronik'],
  ['ikd', 'Identitas Kependudukan Digital'],
  ['kia', 'Kartu Identitas Anak'],
  ['surat-keterangan', 'surat keterangan Disdukcapil'],
] as const;
const nikDigits = '16';

/** Binds an account to a resident, once, after a check in person. The NIK is in the form while it is typed and in the request's body; nowhere else. */
export function bindingForm(account: Account, redraw: (now: Account) => void): HTMLElement {
  const first = nikInput();
  const again = nikInput();
  const kind = element('select', { name: 'document' }, ...documents.map(([value, text]) => element('option', { value }, text)));
  const checked = element('input', { type: 'checkbox', required: '' });
  const failed = element('div', {});
  const form = element(
    'form',
    { autocomplete: 'off' },
    element('label', {}, 'Dokumen yang diperiksa', kind),
    element('label', {}, 'NIK', first),
    element('label', {}, 'NIK sekali lagi', again),
    element('label', { class: 'choice' }, checked, element('span', {}, 'Sudah diperiksa tatap muka: orangnya datang dan dokumennya cocok')),
    element('button', {}, 'Ikat ke warga ini'),
    failed,
  );
  onSubmit(form, async () => {
    const [nik, repeated] = [first.value, again.value];
    for (const input of [first, again]) input.value = '';
    if (nik !== repeated) {
      first.focus();
      return show(failed, element('p', { role: 'alert', class: 'notice' }, 'Kedua NIK tidak sama. Ketik keduanya sekali lagi.'));
    }
    const bound = await call('PUT', `/v1/accounts/${account.sub}/person`, { nik, document: kind.value, checkedInPerson: checked.checked });
    if (!bound.ok) return show(failed, notice(bound.problem));
    tell(`${account.name ?? account.sub}: terikat ke warga itu. Ikatan ini tetap.`);
    redraw({ ...account, isBound: true });
  });
  return element('details', { class: 'part' }, element('summary', {}, 'Ikat ke seorang warga'), form);
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
