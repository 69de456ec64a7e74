import { call, type Dataset } from './api.ts';
import { byId, show } from './elements.ts';

const form = byId('registration');
if (!(form instanceof HTMLFormElement)) throw new Error('no form');
form.addEventListener('change', showParts);
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const registered = await call<Dataset>('POST', '/v1/datasets', readForm(new FormData(form)));
  if (registered.ok) location.assign(`/kerja/dataset/${registered.value.datasetId}`);
  else show(byId('problem'), registered.problem.detail);
});
suggestId(form);

function showParts(): void {
  const access = new FormData(form instanceof HTMLFormElement ? form : undefined).get('access');
  byId('limited-only').hidden = access !== 'limited';
  byId('closed-only').hidden = access !== 'closed';
}

function readForm(data: FormData): Readonly<Record<string, unknown>> {
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const access = text('access');
  const purposes = text('purposes')
    .split(',')
    .map((purpose) => purpose.trim())
    .filter(Boolean);
  return {
    datasetId: text('datasetId'),
    title: text('title'),
    description: text('description'),
    cadence: text('cadence'),
    access,
    ...(access === 'limited' ? { sharing: text('sharing') } : {}),
    ...(access === 'closed' ? { exemption: { legalBasis: text('legalBasis'), reason: text('reason'), until: text('until') } } : {}),
    ...(text('basis') ? { processing: { basis: text('basis'), purposes, retentionUntil: text('retentionUntil') } } : {}),
  };
}

/** The id follows the title until somebody writes one. */
function suggestId(registration: HTMLFormElement): void {
  const title = registration.querySelector<HTMLInputElement>('[name=title]');
  const id = registration.querySelector<HTMLInputElement>('[name=datasetId]');
  let own = false;
  id?.addEventListener('input', () => {
    own = true;
  });
  title?.addEventListener('input', () => {
    if (id && !own)
      id.value = title.value
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 80);
  });
}
