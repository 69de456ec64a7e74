import '../../parts/frame.ts';
import { timeText } from '../../../functions/messages/date.ts';
import { planStateText } from '../../../functions/model/plan-words.ts';
import { call } from '../../parts/api.ts';
import type { Plan, PlanEntry, PlanFileRead, ShownPlanEntry } from '../../parts/api-nouns.ts';
import { button, byId, element, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';
import { yearAsked, yearLinks } from '../../parts/plan-year.ts';
import { saveFile } from '../../parts/save-file.ts';
import { entryForm } from './entry-form.ts';
import { historyPart } from './history.ts';
import { importForm } from './import-form.ts';
import { type Lines, plainEntry, withEntry, withFile, withoutEntry } from './lines.ts';
import { planActs } from './plan-acts.ts';
import { countsText, planTable } from './plan-table.ts';

const opdId = document.body.dataset.opdId ?? '';
const year = yearAsked();
const params = { year: String(year), opdId };
/** The writing on the page, which is kept once it is saved; undefined while nothing was changed. */
let writing: readonly PlanEntry[] | undefined;
let edited: number | undefined;
let current: Plan | undefined;
let etag: string | undefined;
let form: ReturnType<typeof entryForm> | undefined;

show(byId('years'), yearLinks(`/rencana/${opdId}`, year));
await load();

async function load(): Promise<void> {
  const found = await call('getPlan', { params });
  if (!found.ok) return show(byId('plan'), notice(found.problem));
  writing = undefined;
  closeForm();
  const plan = found.value;
  if (plan.may.draft && !form) {
    form = entryForm(put);
    importForm(params, merge);
  }
  current = plan;
  etag = found.etag;
  draw();
  if (plan.may.seeHistory) show(byId('history'), await historyPart(params));
}

function draw(): void {
  const plan = current;
  if (!plan) return;
  const shown: readonly (PlanEntry | ShownPlanEntry)[] = writing ?? plan.entries;
  const counts = countsText(plan);
  const acts = plan.may.draft ? { edit, remove } : undefined;
  show(
    byId('plan'),
    element('p', { class: 'headline' }, headlineOf(plan)),
    ...(counts === undefined ? [] : [element('p', {}, counts)]),
    ...(shown.length > 0
      ? [planTable(shown, acts)]
      : [element('p', {}, plan.part === 'public' ? noneAgreed : 'Belum ada data di daftar ini.')]),
    element('p', { class: 'actions' }, ...saveButtons(), ...exportButtons()),
  );
  show(byId('acts'), ...(writing ? [] : planActs(plan, params, done)));
}

const noneAgreed = 'Belum ada daftar data yang disepakati untuk tahun ini.';

function headlineOf({ state, agreedAt, signed, agreedBySteward, agreedByCoordinator }: Plan): string {
  const parts = [
    ...(signed ? [`disahkan ${signed.name}`] : []),
    ...(agreedBySteward ? [`walidata: ${agreedBySteward.name}`] : []),
    ...(agreedByCoordinator ? [`koordinator forum: ${agreedByCoordinator.name}`] : []),
    ...(agreedAt ? [`terakhir disepakati ${timeText(agreedAt)}`] : []),
  ];
  return `Daftar data ${year}: ${planStateText[state]}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}.`;
}

function lines(): readonly PlanEntry[] {
  return writing ?? (current?.entries ?? []).map(plainEntry);
}

function edit(place: number): void {
  edited = place;
  form?.open(lines()[place]);
}

/** The form would go on with a line that is gone, or that is another one by now. */
function closeForm(): void {
  if (edited === undefined) return;
  edited = undefined;
  form?.clear();
}

function take(next: Lines): void {
  writing = next.entries;
  if (next.edited === undefined) closeForm();
  else edited = next.edited;
  draw();
}

function remove(place: number): void {
  take(withoutEntry({ entries: lines(), edited }, place));
}

function put(entry: PlanEntry): void {
  take(withEntry({ entries: lines(), edited }, entry));
}

/** How many lines a file changed. */
function merge(read: PlanFileRead): number {
  const { entries, updated } = withFile(lines(), read);
  take({ entries });
  return updated;
}

function saveButtons(): HTMLElement[] {
  if (!writing) return [];
  const entries = writing;
  const save = button('Simpan daftar', { id: 'save' }, async () => {
    const kept = await call('setPlan', { params, body: { entries }, etag });
    if (!kept.ok) return show(byId('outcome'), notice(kept.problem));
    await done('Daftar data disimpan sebagai konsep. Penanggung jawab OPD mengesahkannya di halaman ini.');
  });
  return [save, button('Batalkan perubahan', { class: 'quiet' }, load)];
}

function exportButtons(): HTMLElement[] {
  if (writing || (current?.entries.length ?? 0) === 0) return [];
  return (['xlsx', 'csv'] as const).map((format) =>
    button(format === 'xlsx' ? 'Unduh Excel' : 'Unduh CSV', { class: 'quiet' }, async () => {
      const file = await call('getPlanFile', { params: { ...params, format } });
      if (!file.ok) return show(byId('outcome'), notice(file.problem));
      const bytes = Uint8Array.from(atob(file.value.base64), (sign) => sign.charCodeAt(0));
      saveFile(new Blob([bytes], { type: file.value.mediaType }), file.value.fileName);
    }),
  );
}

async function done(words: string): Promise<void> {
  await load();
  show(byId('outcome'), words);
  byId('outcome').focus();
}
