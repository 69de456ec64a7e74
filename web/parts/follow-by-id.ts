import { uploadStateText } from '../../functions/messages/upload-state.ts';
import { call } from './api.ts';
import { element, onSubmit, show } from './elements.ts';
import { notice } from './notice.ts';
import { reportParts } from './report.ts';

/** The helpdesk's way to an upload that a clerk names by its number: how it stands and what the machine said, without a cell. */
export function followById(): HTMLElement {
  const upload = element('input', { required: '', name: 'uploadId', placeholder: '26 huruf dan angka', autocomplete: 'off' });
  const dataset = element('input', { name: 'datasetId', placeholder: 'boleh kosong', autocomplete: 'off' });
  const found = element('div', { 'aria-live': 'polite' });
  const form = element(
    'form',
    { class: 'filters' },
    element('label', {}, 'Nomor unggahan', upload),
    element('label', {}, 'Alamat dataset', dataset),
    element('button', {}, 'Lihat'),
  );
  onSubmit(form, async () => {
    const [uploadId, named] = [upload.value.trim().toUpperCase(), dataset.value.trim()];
    // An upload from before numbers alone were kept is found under its dataset.
    const standing = named
      ? await call('getUpload', { params: { datasetId: named, uploadId } })
      : await call('findUpload', { params: { uploadId } });
    if (!standing.ok) return show(found, notice(standing.problem));
    const { datasetId, state, fileName, message } = standing.value;
    const report = await call('getReport', { params: { datasetId, uploadId } });
    show(
      found,
      element('p', { class: `state state-${state}` }, element('strong', {}, `${fileName}: ${uploadStateText(state)}. `), message),
      element('p', { class: 'meta' }, `Dataset ${datasetId}`),
      ...(report.ok ? reportParts(report.value) : []),
    );
  });
  return element('section', {}, element('h2', {}, 'Lihat satu unggahan'), form, found);
}
