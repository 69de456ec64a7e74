import { uploadStateText } from '../../../functions/messages/upload-state.ts';
import { call } from '../../parts/api.ts';
import { element, onSubmit, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';
import { reportParts } from '../../parts/report.ts';

/** The helpdesk's way to an upload that a clerk names: how it stands and what the machine said, without a cell. */
export function followById(): HTMLElement {
  const dataset = element('input', { required: '', name: 'datasetId', placeholder: 'misalnya: harga-pangan' });
  const upload = element('input', { required: '', name: 'uploadId', placeholder: '26 huruf dan angka' });
  const found = element('div', { 'aria-live': 'polite' });
  const form = element(
    'form',
    { class: 'filters' },
    element('label', {}, 'Alamat dataset', dataset),
    element('label', {}, 'Nomor unggahan', upload),
    element('button', {}, 'Lihat'),
  );
  onSubmit(form, async () => {
    const params = { datasetId: dataset.value.trim(), uploadId: upload.value.trim() };
    const [standing, report] = await Promise.all([call('getUpload', { params }), call('getReport', { params })]);
    if (!standing.ok) return show(found, notice(standing.problem));
    const { state, fileName, message } = standing.value;
    show(
      found,
      element('p', { class: `state state-${state}` }, element('strong', {}, `${fileName}: ${uploadStateText(state)}. `), message),
      ...(report.ok ? reportParts(report.value) : []),
    );
  });
  return element('section', {}, element('h2', {}, 'Lihat satu unggahan'), form, found);
}
