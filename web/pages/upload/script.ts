import '../../parts/frame.ts';
import { datasetStateText, onHoldText } from '../../../functions/messages/dataset-state.ts';
import { dayText } from '../../../functions/messages/date.ts';
import { leftOutText } from '../../../functions/messages/left-out.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { periodExample } from '../../../functions/messages/period.ts';
import { traitsOf } from '../../../functions/model/access-level.ts';
import { account, opdName } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Cadence, Dataset, Me, UnitTask, Upload } from '../../parts/api-nouns.ts';
import { alert, byId, element, formOf, onSubmit, show } from '../../parts/elements.ts';
import { isHeadOf } from '../../parts/may.ts';
import { newerText } from '../../parts/newer-delivery.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { deliverFile } from '../../parts/sending/deliver-file.ts';
import { followDrops } from '../../parts/sending/drop-zone.ts';
import { unfinishedParts } from '../../parts/sending/go-on.ts';
import type { Asked, Delivery } from '../../parts/sending/send-file.ts';
import { sentBy } from '../../parts/sending/sent-mark.ts';
import { writtenPeriod } from '../../parts/sending/written-period.ts';
import { besideText } from '../../parts/words.ts';
import { askHelp } from './ask-help.ts';
import { followUpload, mayStillMove } from './follow-upload.ts';
import { uploadAbsence } from './form-absence.ts';
import { offerHeadParts } from './head-parts.ts';
import { offerForms } from './manage.ts';
import { type Need, needsOf } from './needs.ts';
import { offerProfile } from './profile-form.ts';
import { readsAll } from './reads-all.ts';
import { secondLooksOf } from './second-looks.ts';
import { sendSeveral } from './send-several.ts';
import { deliveriesOf, doublePeriodText, offerPeriods } from './several-files.ts';
import { chooseSheet, chosenSheet, keepSheetsOf } from './sheet-choice.ts';
import { offerStandard } from './standard-form.ts';
import { chosenUnit, unitParts, unitTasks, unitUploads } from './unit-task.ts';
import { offerSender, unitsOf, unitsPart } from './units-part.ts';
import { historyTable } from './upload-history.ts';
import { showUploadReport } from './upload-report.ts';
import { offerWithdrawal } from './withdrawal.ts';

const datasetId = document.body.dataset.dataset ?? '';
const state = byId('state');
/** The OPD whose dataset this is, once it is known. */
let opdId = '';
let cadence: Cadence = 'ad-hoc';
/** The page is for an account of a unit, which sees its own part alone. */
let isForUnit = false;
/** Something was checked with a standard, so there is one. */
let hasStandard = false;
/** The dataset's newest uploads. */
let listed: readonly Upload[] = [];
/** States whose report the page opens with. It stands above `open`, which runs while this file is still being read. */
const waitsForClerk: ReadonlySet<string> = new Set(['rejected', 'asking']);
const heldText = 'Selama ditahan, hanya OPD pemilik yang membaca isinya. Berkas baru tetap dapat dikirim.';
const moreUploadsText = 'Yang tampak adalah unggahan terbaru; yang lebih lama tidak didaftar di sini.';
const me = await account();
if (!me) show(byId('about'), askToSignIn('untuk mengelola dataset'));
else if (!me.ok) show(byId('about'), notice(me.problem));
else await open(me.value);

async function open(who: Me): Promise<void> {
  // Before the form is seen: what is chosen or dropped at once must not be lost.
  onSubmit(formOf('upload'), () => send(who));
  offerChoosing();
  const uploads = await refresh(who);
  if (!uploads) return;
  const mayUpload = !byId('upload').hidden;
  if (!isForUnit) offerStandard(datasetId, mayUpload);
  const [newest] = uploads;
  const sent = uploads.find(({ uploadId }) => uploadId === sentBy(location.hash));
  if (mayUpload) show(state, ...(await unfinishedParts(uploads)));
  if (sent) await follow(who, sent.uploadId);
  else if (newest && newest.state !== 'waiting' && mayStillMove(newest)) await follow(who, newest.uploadId);
  else if (newest && waitsForClerk.has(newest.state)) await showReport(who, newest);
  else if (newest) await offerHelp(newest);
}

/** Of what ended without a report, and of what the walidata returned. */
async function offerHelp(upload: Upload): Promise<void> {
  if (!byId('upload').hidden) show(byId('report'), ...(await askHelp(upload, isForUnit ? undefined : opdId)));
}

function offerChoosing(): void {
  const [zone, input] = [document.querySelector<HTMLElement>('[data-drop]'), byId('file')];
  if (!zone || !(input instanceof HTMLInputElement)) return;
  input.addEventListener('change', () => {
    const files = chosenFiles();
    keepSheetsOf(files.length === 1 ? (files[0]?.name ?? '') : '');
    offerPeriods(files, cadence);
  });
  followDrops(zone, input);
}

/** Shows the dataset and its uploads as they stand; gives the uploads, or undefined when this page is not for this account. */
async function refresh(who: Me): Promise<readonly Upload[] | undefined> {
  const tasks = await unitTasks(who, datasetId);
  if (tasks.length > 0 && !readsAll(who, tasks)) return refreshForUnit(who, tasks);
  const [found, uploads, units] = await Promise.all([
    call('getDataset', { params: { datasetId } }),
    call('listUploads', { params: { datasetId } }),
    unitsOf(datasetId),
  ]);
  if (!found.ok || !uploads.ok) {
    if (tasks.length > 0) return refreshForUnit(who, tasks);
    show(byId('about'), found.ok ? (uploads.ok ? '' : notice(uploads.problem)) : notice(found.problem));
    return undefined;
  }
  const dataset = found.value;
  opdId = dataset.opdId;
  cadence = dataset.cadence;
  const { items } = uploads.value;
  hasStandard = [dataset, ...items].some(({ standardVersion }) => standardVersion !== undefined);
  document.title = `${dataset.title} · Satu Data`;
  show(byId('title'), dataset.title);
  const owner = await opdName(dataset.opdId);
  show(byId('about'), ...aboutParts(dataset, owner));
  byId('period').setAttribute('placeholder', `misalnya ${periodExample(dataset.cadence, new Date().getFullYear())}`);
  const absence = uploadAbsence(who, dataset, owner);
  byId('upload').hidden = absence !== undefined;
  byId('no-upload').hidden = absence === undefined;
  show(byId('no-upload'), absence ?? '');
  offerForms(who, { dataset, etag: found.etag }, async () => {
    await refresh(who);
  });
  show(byId('needs'), ...needsOf(dataset, items).map(needLine));
  show(byId('units'), ...unitsPart(units, opdId));
  offerSender(units);
  if (dataset.priority) void secondLooksOf(datasetId).then((parts) => show(byId('second-looks'), ...parts));
  showHistory(who, items);
  await Promise.all([
    offerHeadParts(who, dataset),
    offerProfile(who, dataset),
    offerWithdrawal(who, { dataset, done: async () => void (await refresh(who)) }),
  ]);
  return items;
}

/** An account of a unit sees neither the dataset's facts nor others' uploads: its own part, and the form to send it. */
async function refreshForUnit(who: Me, tasks: readonly UnitTask[]): Promise<readonly Upload[]> {
  const { uploads, isWhole } = await unitUploads(tasks);
  const [first] = tasks;
  isForUnit = true;
  cadence = first?.dataset.cadence ?? cadence;
  const title = first?.dataset.title ?? '';
  document.title = `${title} · Satu Data`;
  show(byId('title'), title);
  show(byId('about'), ...unitParts(tasks, { uploads, isWhole }, datasetId, async () => void (await refresh(who))));
  byId('period').setAttribute('placeholder', `misalnya ${periodExample(cadence, new Date().getFullYear())}`);
  byId('upload').hidden = false;
  byId('replace-all').closest('label')?.setAttribute('hidden', '');
  byId('standard').hidden = true;
  showHistory(who, uploads);
  if (!isWhole) byId('history').append(element('p', { class: 'hint' }, moreUploadsText));
  return uploads;
}

/** With the way to the form, where this account has it. */
function needLine({ what, mend, form }: Need): HTMLElement {
  const part = byId(form);
  const link = element('a', { href: `#${form}` }, 'Buka formulirnya');
  link.addEventListener('click', () => {
    part.setAttribute('open', '');
  });
  return element('p', { class: 'notice' }, `${what} ${mend} `, ...(part.hidden ? [] : [link]));
}

function aboutParts(dataset: Dataset, owner: string): HTMLElement[] {
  const { access, state: stands, rows, nextDue } = dataset;
  const facts = [owner, datasetStateText(stands), `${numberText(rows)} baris`, `jatuh tempo ${dayText(nextDue)}`];
  const page = stands === 'published' ? [element('p', {}, element('a', { href: `/dataset/${datasetId}` }, 'Buka halaman dataset'))] : [];
  return [
    element(
      'p',
      { class: 'meta' },
      element('span', { class: `level level-${access}` }, traitsOf({ access }).label),
      ` ${besideText(facts)}`,
    ),
    ...page,
    ...(dataset.leftOut === undefined ? [] : [element('p', { class: 'notice' }, leftOutText(dataset.leftOut))]),
    ...(dataset.hold ? [alert(`${onHoldText} ${dataset.hold.reason ?? ''}`), element('p', {}, heldText)] : []),
  ];
}

async function send(who: Me): Promise<void> {
  const [file, ...others] = chosenFiles();
  if (!file) return;
  show(byId('report'));
  if (others.length > 0) return sendAll(who, deliveriesOf(datasetId, [file, ...others], chosenUnit()));
  const delivered = await deliverFile({ datasetId, file, asked: asked() }, listed, state);
  if (delivered.ok) return follow(who, delivered.uploadId);
  await refresh(who);
  show(state, delivered.said);
}

async function sendAll(who: Me, deliveries: readonly Delivery[]): Promise<void> {
  const refusal = doublePeriodText(deliveries);
  if (refusal !== undefined) return show(state, alert(refusal));
  // Chosen no longer: nothing is sent twice.
  const input = byId('file');
  if (input instanceof HTMLInputElement) input.value = '';
  offerPeriods([], cadence);
  await sendSeveral(deliveries, listed, state);
  await refresh(who);
}

function chosenFiles(): readonly File[] {
  const input = byId('file');
  return input instanceof HTMLInputElement ? [...(input.files ?? [])] : [];
}

function asked(): Asked {
  const [period, all] = [byId('period'), byId('replace-all')];
  if (period instanceof HTMLInputElement) period.value = writtenPeriod(period.value);
  return {
    ...(period instanceof HTMLInputElement && period.value ? { period: period.value } : {}),
    ...(all instanceof HTMLInputElement && all.checked ? { mode: 'all' } : {}),
    ...chosenSheet(),
    ...chosenUnit(),
  };
}

async function follow(who: Me, uploadId: string): Promise<void> {
  const upload = await followUpload({ datasetId, uploadId }, state);
  await refresh(who);
  if (upload?.counts || upload?.state === 'asking') await showReport(who, upload);
  else if (upload) await offerHelp(upload);
  if (upload?.state === 'asking') byId('report').scrollIntoView();
}

function showHistory(who: Me, uploads: readonly Upload[]): void {
  if (uploads.length === 0) return;
  const actions = {
    report: async (upload: Upload) => {
      await showReport(who, upload);
      byId('report').focus();
    },
    cancel: async (upload: Upload) => {
      const outcome = await call('cancelUpload', { params: { datasetId, uploadId: upload.uploadId } });
      await refresh(who);
      show(byId('report'));
      show(state, outcome.ok ? element('p', {}, `${upload.fileName}: ${outcome.value.message}`) : notice(outcome.problem));
      state.focus();
    },
  };
  listed = uploads;
  show(byId('history'), element('h2', {}, 'Unggahan'), historyTable(uploads, !byId('upload').hidden, actions));
}

function showReport(who: Me, upload: Upload): Promise<void> {
  const followAgain = async (uploadId: string) => {
    // What was pressed goes with the report: the keyboard goes on from where the outcome comes.
    show(byId('report'));
    state.scrollIntoView({ block: 'center' });
    state.focus({ preventScroll: true });
    await follow(who, uploadId);
  };
  return showUploadReport(byId('report'), upload, {
    mayMend: !byId('upload').hidden,
    hasStandard,
    newer: newerText(upload, listed),
    opdId: isForUnit ? undefined : opdId,
    maySalvage: isHeadOf(who, opdId) && !byId('upload').hidden,
    ordered: followAgain,
    answered: followAgain,
    chooseSheet,
  });
}
