import { call } from '../../parts/api.ts';
import { element } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

type Given = { readonly reportId: string; readonly datasetId: string; readonly title: string; readonly reason: string };

/** Where the OPD says why a dataset is late; it may say it anew until the report is final. */
export function reasonForm({ reportId, datasetId, title, reason }: Given): HTMLElement {
  const area = element('textarea', {
    rows: '2',
    required: '',
    maxlength: document.body.dataset.mostCharacters ?? '',
    'aria-label': `Keterangan untuk ${title}`,
  });
  area.value = reason;
  const told = element('p', { role: 'status', class: 'meta' });
  const form = element('form', {}, area, element('button', { class: 'quiet' }, 'Simpan keterangan'), told);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    told.replaceChildren('Menyimpan…');
    const saved = await call('setReportReason', { params: { reportId, datasetId }, body: { text: area.value } });
    told.replaceChildren(saved.ok ? 'Tersimpan. Tercetak di samping statusnya.' : notice(saved.problem));
  });
  return form;
}
