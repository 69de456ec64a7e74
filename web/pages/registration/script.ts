import '../../parts/frame.ts';
import { account, ownOpds } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Opd } from '../../parts/api-nouns.ts';
import { byId, element, formOf, onSubmit, show } from '../../parts/elements.ts';
import { followLevel, followProcessing, readLevel, readProcessing, textOf } from '../../parts/level-form.ts';
import { readNewMetadata } from '../../parts/metadata-form.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { problemText } from '../../parts/words.ts';
import { suggestedId } from './suggested-id.ts';

const form = formOf('registration');
const state = byId('state');
const me = await account();
if (!me) show(state, askToSignIn('untuk mendaftarkan dataset'));
else if (!me.ok) show(state, notice(me.problem));
else open(await ownOpds(me.value));

function open(opds: readonly Opd[]): void {
  if (opds.length === 0) {
    show(state, 'Hanya operator OPD yang dapat mendaftarkan dataset. Akun Anda bukan operator OPD.');
    return;
  }
  show(state, `Didaftarkan atas nama ${opds.map(({ name }) => name).join(' atau ')}.`);
  byId('opd-choice').hidden = opds.length === 1;
  form.querySelector('[name=opdId]')?.append(...opds.map(({ opdId, name }) => element('option', { value: opdId }, name)));
  form.hidden = false;
  followLevel(form);
  followProcessing(form);
  suggestId();
  onSubmit(form, register);
}

async function register(): Promise<void> {
  const body = {
    datasetId: textOf(form, 'datasetId'),
    ...readNewMetadata(form),
    opdId: textOf(form, 'opdId'),
    ...readLevel(form),
    ...readProcessing(form),
  };
  const registered = await call('registerDataset', { body });
  if (registered.ok) location.assign(`/kerja/dataset/${registered.value.datasetId}`);
  else show(byId('problem'), problemText(registered.problem));
}

/** The id follows the title until somebody writes one. */
function suggestId(): void {
  const title = form.querySelector<HTMLInputElement>('[name=title]');
  const id = form.querySelector<HTMLInputElement>('[name=datasetId]');
  let own = false;
  id?.addEventListener('input', () => {
    own = id.value !== '';
  });
  title?.addEventListener('input', () => {
    if (id && !own) id.value = suggestedId(title.value);
  });
}
