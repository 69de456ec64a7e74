import { numberText } from '../../../functions/messages/number.ts';
import { call } from '../../parts/api.ts';
import type { Report, UploadPath } from '../../parts/api-nouns.ts';
import { element, onSubmit, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

/** For a head: has the valid rows published without the others, with a reason and a confirmation. */
export function salvageForm({ stats }: Report, upload: UploadPath, ordered: (uploadId: string) => Promise<void>): HTMLElement {
  const left = numberText(stats.rows - stats.validRows);
  const reason = element('textarea', { name: 'reason', maxlength: '1000', required: '' });
  const outcome = element('div', { role: 'status' });
  const agreed = `Saya mengerti: ${left} baris tidak dimuat, dan jumlah itu tampak bagi setiap pembaca dataset sampai periodenya dikirim lengkap.`;
  const form = element(
    'form',
    {},
    element(
      'p',
      {},
      'Biasanya berkas terbit seluruhnya atau tidak sama sekali. Sebagai penanggung jawab, Anda dapat menerbitkan yang sudah sah lebih dahulu.',
    ),
    element('label', {}, 'Alasan', reason),
    element('label', { class: 'choice' }, element('input', { type: 'checkbox', required: '' }), element('span', {}, agreed)),
    element('button', {}, `Terbitkan ${numberText(stats.validRows)} baris`),
    outcome,
  );
  onSubmit(form, async () => {
    const sent = await call('salvageUpload', { params: upload, body: { reason: reason.value.trim() } });
    if (!sent.ok) return show(outcome, notice(sent.problem));
    await ordered(sent.value.uploadId);
  });
  const title = `Terbitkan baris yang sah saja (${numberText(stats.validRows)} dari ${numberText(stats.rows)})`;
  return element('details', { class: 'part', id: 'salvage' }, element('summary', {}, title), form);
}
