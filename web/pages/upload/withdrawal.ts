import { dayText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { call } from '../../parts/api.ts';
import type { Outcome } from '../../parts/api-call.ts';
import type { Dataset, Me, Version } from '../../parts/api-nouns.ts';
import { confirmingButton } from '../../parts/confirming.ts';
import { button, byId, element, onSubmit, show, stackedTable } from '../../parts/elements.ts';
import { isSteward } from '../../parts/may.ts';
import { notice } from '../../parts/notice.ts';
import { type VersionAct, versionActs, versionText } from './version-words.ts';

const shownVersions = '20';

/** `done` draws the page again. */
type Managed = { readonly dataset: Dataset; readonly done: () => Promise<void> };
type Act = () => Promise<Outcome<unknown>>;

/** The steward's part: a dataset or one of its versions out of sight, and back. A draft was never in sight. */
export async function offerWithdrawal(who: Me, managed: Managed): Promise<void> {
  const { dataset } = managed;
  const offered = isSteward(who) && dataset.state !== 'draft';
  byId('withdrawal').hidden = !offered;
  if (!offered) return;
  show(partOf('whole'), ...(dataset.state === 'withdrawn' ? restoringParts(managed) : withdrawingParts(managed)));
  const versions = await call('listVersions', { params: { datasetId: dataset.datasetId }, query: { limit: shownVersions } });
  if (!versions.ok) return show(partOf('versions'), notice(versions.problem));
  show(partOf('versions'), ...versionParts(managed, versions.value.items));
}

function withdrawingParts(managed: Managed): HTMLElement[] {
  const { datasetId, oncePublic } = managed.dataset;
  const told = oncePublic
    ? 'Umum membaca bahwa data ini tidak lagi tersedia, sejak kapan, dan alasan Anda.'
    : 'Umum tidak melihatnya lagi.';
  const send = (reason: string) => call('withdrawDataset', { params: { datasetId }, body: { reason } });
  return [
    element('h3', {}, 'Seluruh dataset'),
    element('p', {}, `Dataset ini terbit. Bila ditarik, semua pihak di luar OPD pemilik seketika tidak melihat isinya. ${told}`),
    reasonForm('Alasan menarik dataset', 'Tarik dataset', (reason) => act(managed, () => send(reason), 'Dataset ditarik.')),
  ];
}

function restoringParts(managed: Managed): HTMLElement[] {
  const { datasetId, retraction } = managed.dataset;
  const why = retraction ? ` sejak ${dayText(retraction.at)}. Alasan: ${retraction.reason}` : '.';
  const question = 'Pulihkan dataset ini? Ia terbit lagi seketika, dengan tingkat akses yang sama.';
  const restore = confirmingButton({ text: 'Pulihkan dataset', question, yes: 'Ya, pulihkan' }, () =>
    act(managed, () => call('restoreDataset', { params: { datasetId } }), 'Dataset dipulihkan.'),
  );
  return [element('h3', {}, 'Seluruh dataset'), element('p', {}, `Dataset ini ditarik${why}`), element('p', {}, restore)];
}

function versionParts(managed: Managed, versions: readonly Version[]): HTMLElement[] {
  if (versions.length === 0) return [];
  const isWithdrawn = managed.dataset.state === 'withdrawn';
  const asked = element('div', {});
  const rows = versions.map((version) => [
    String(version.n),
    dayText(version.publishedAt),
    numberText(version.rows),
    versionText(version),
    element('span', { class: 'actions' }, ...versionActs(version, isWithdrawn).map((name) => actButton(managed, version, name, asked))),
  ]);
  return [
    element('h3', {}, 'Satu versi saja'),
    stackedTable('Versi, yang terbaru lebih dahulu', ['Versi', 'Terbit', 'Baris', 'Keadaan', 'Tindakan'], rows),
    asked,
  ];
}

const acts = {
  withdraw: {
    verb: 'Tarik',
    operation: 'withdrawVersion',
    told: 'Versi ini tidak dapat dibaca lagi. Bila ia yang berlaku, versi sebelumnya yang masih baik berlaku lagi dengan nomor baru.',
    done: 'ditarik',
  },
  restore: {
    verb: 'Berlakukan lagi',
    operation: 'restoreVersion',
    told: 'Isi versi ini berlaku lagi seketika, dengan nomor baru.',
    done: 'berlaku lagi',
  },
} as const;

/** Opens the form for the reason below the table, and goes there. */
function actButton(managed: Managed, { n }: Version, name: VersionAct, asked: HTMLElement): HTMLElement {
  const { verb, operation, told, done } = acts[name];
  const { datasetId } = managed.dataset;
  return button(verb, { class: 'quiet', 'aria-label': `${verb} versi ${n}` }, async () => {
    const send = (reason: string) => call(operation, { params: { datasetId, n: String(n) }, body: { reason } });
    const form = reasonForm(`Alasan (versi ${n})`, `${verb} versi ${n}`, (reason) =>
      act(managed, () => send(reason), `Versi ${n} ${done}.`),
    );
    show(asked, element('p', {}, told), form);
    form.querySelector('textarea')?.focus();
  });
}

function reasonForm(label: string, verb: string, send: (reason: string) => Promise<void>): HTMLFormElement {
  const reason = element('textarea', { required: '', maxlength: document.body.dataset.mostReason ?? '', rows: '2' });
  const form = element('form', {}, element('label', {}, label, reason), element('button', { class: 'quiet' }, verb));
  onSubmit(form, () => send(reason.value.trim()));
  return form;
}

/** Tells what became of it once the page stands again, and goes there: the button that was pressed may be gone. */
async function act({ done }: Managed, work: Act, said: string): Promise<void> {
  const outcome = await work();
  const told = partOf('outcome');
  if (outcome.ok) await done();
  show(told, outcome.ok ? said : notice(outcome.problem));
  told.focus();
}

function partOf(name: string): HTMLElement {
  const part = byId('withdrawal').querySelector<HTMLElement>(`[data-${name}]`);
  if (!part) throw new Error(`no part ${name} of the withdrawal`);
  return part;
}
