import { limits } from '../../../functions/limits.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { sentenceCase } from '../../../functions/messages/report-words.ts';
import type { MinutesPaper } from '../../../functions/model/minutes-words.ts';
import { call } from '../../parts/api.ts';
import { alert, element, onSubmit, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';
import { putBytes } from '../../parts/sending/put-bytes.ts';
import type { Done, Place } from './place.ts';

type Of = Place & { readonly n: number; readonly paper: MinutesPaper; readonly title: string };

/** What storage answers where the very file came before (If-None-Match). */
const cameBefore = 412;
const mostMebibytes = limits.maxSignedFileBytes / 1024 / 1024;

/** Where the steward sends a signed paper back. */
export function signedForm({ opdId, period, n, paper, title }: Of, done: Done): HTMLElement {
  const params = { opdId, period };
  const input = element('input', { type: 'file', accept: 'application/pdf,.pdf', required: '', name: `signed-${paper}` });
  const form = element(
    'form',
    { id: `sign-${paper}` },
    element('h3', {}, sentenceCase(title)),
    element('label', {}, `PDF yang sudah ditandatangani, paling besar ${mostMebibytes} MiB`, input),
    element('button', { type: 'submit' }, 'Kirim'),
  );
  const outcome = element('div', { role: 'status' });
  form.append(outcome);
  onSubmit(form, async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    if (file.size > limits.maxSignedFileBytes)
      return show(outcome, alert(`Berkas ini ${numberText(file.size)} bita, lebih dari ${mostMebibytes} MiB. Kirim PDF yang lebih kecil.`));
    const announced = await call('announceSignedFile', { params, body: { n, paper, size: file.size } });
    if (!announced.ok) return show(outcome, notice(announced.problem));
    const { put } = announced.value;
    if (!put) return;
    show(outcome, 'Mengirim…');
    const status = await putBytes(put.url, put.headers, file, () => undefined, new AbortController().signal);
    if (status !== 200 && status !== cameBefore) return show(outcome, alert('Berkasnya tidak sampai. Periksa sambungan, lalu kirim lagi.'));
    const kept = await call('keepSignedFile', { params, body: { n } });
    if (!kept.ok) return show(outcome, notice(kept.problem));
    await done(`${sentenceCase(title)} disimpan.`);
  });
  return form;
}
