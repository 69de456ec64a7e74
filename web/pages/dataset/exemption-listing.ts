import type { AnswerBody } from '../../../functions/http/answer.ts';
import { exemptionListText, exemptionListTitle } from '../../../functions/messages/page-name.ts';
import { call } from '../../parts/api.ts';
import type { Dataset } from '../../parts/api-nouns.ts';
import { button, element, onSubmit, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

type Listed = Extract<AnswerBody<'listExemptions'>['items'][number], { readonly datasetId: string }>;

const maxTitleCharacters = '200';

/** The steward's part on a closed dataset: whether it stands in the public register of exempted information, and under which title. */
export async function exemptionListing({ datasetId }: Dataset): Promise<HTMLElement> {
  const part = element('section', { class: 'panel', id: 'listing' });
  await draw(part, datasetId);
  return part;
}

async function draw(part: HTMLElement, datasetId: string, said = ''): Promise<void> {
  const found = await call('listExemptions');
  if (!found.ok) return show(part, notice(found.problem));
  const listed = found.value.items.find((item): item is Listed => 'datasetId' in item && item.datasetId === datasetId);
  const outcome = element('div', { role: 'status' }, said);
  const title = element('input', { name: 'title', required: '', maxlength: maxTitleCharacters, value: listed?.title ?? '' });
  const form = element(
    'form',
    {},
    element('label', {}, 'Judul untuk umum', title),
    element('p', { class: 'hint' }, 'Hanya judul ini yang diumumkan; jangan menyebut isi atau orang.'),
    element('button', {}, listed ? 'Ubah judul' : 'Masukkan ke daftar'),
  );
  onSubmit(form, async () => {
    const saved = await call('listExemption', { params: { datasetId }, body: { title: title.value.trim() } });
    if (!saved.ok) return show(outcome, notice(saved.problem));
    await draw(part, datasetId, `Tersimpan di ${exemptionListText}.`);
  });
  const takeOut = button('Keluarkan dari daftar', { class: 'quiet' }, async () => {
    const removed = await call('unlistExemption', { params: { datasetId } });
    if (!removed.ok) return show(outcome, notice(removed.problem));
    await draw(part, datasetId, 'Dikeluarkan dari daftar.');
  });
  show(
    part,
    element('h2', {}, exemptionListTitle),
    standing(listed),
    form,
    element('p', { class: 'actions' }, ...(listed ? [takeOut] : [])),
    outcome,
  );
}

function standing(listed: Listed | undefined): HTMLElement {
  if (!listed) return element('p', {}, 'Belum terdaftar. Daftarkan setelah PPID menyetujui pengecualiannya.');
  const shown = listed.isPublic ? 'Tampil untuk umum di ' : 'Terdaftar, tetapi tidak tampil karena pengecualiannya sudah berakhir: ';
  return element('p', {}, shown, element('a', { href: '/dikecualikan' }, exemptionListText), '.');
}
