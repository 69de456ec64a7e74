import '../../parts/frame.ts';
import { account, ownOpds } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Opd } from '../../parts/api-nouns.ts';
import { byId, element, formOf, onSubmit, show } from '../../parts/elements.ts';
import { followLevel, followProcessing, readLevel, readProcessing, textOf } from '../../parts/level-form.ts';
import { readNewMetadata } from '../../parts/metadata-form.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { deliverFile } from '../../parts/sending/deliver-file.ts';
import { sentMark } from '../../parts/sending/sent-mark.ts';
import { suggestedId } from '../../parts/suggested-id.ts';
import { problemText } from '../../parts/words.ts';
import { followFirstFile } from './first-file.ts';

const form = formOf('registration');
const state = byId('state');
const firstFile = followFirstFile(form);
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
  if (!registered.ok) return show(byId('problem'), problemText(registered.problem));
  const { datasetId } = registered.value;
  const file = firstFile.chosen();
  if (file) await sendFirst(datasetId, file);
  else location.assign(managing(datasetId));
}

/** The dataset's page follows what is checked of the file. Where it did not arrive the dataset stands all the same: the form is gone, and the way on is said. */
async function sendFirst(datasetId: string, file: File): Promise<void> {
  form.hidden = true;
  const period = firstFile.period();
  const delivered = await deliverFile({ datasetId, file, asked: period === '' ? {} : { period } }, [], state);
  if (delivered.ok) return location.assign(managing(datasetId) + sentMark(delivered.uploadId));
  const way = element('p', {}, 'Dataset sudah terdaftar. ', element('a', { href: managing(datasetId) }, 'Unggah berkasnya di sini'));
  show(state, delivered.said, way);
}

function managing(datasetId: string): string {
  return `/kerja/dataset/${datasetId}`;
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
