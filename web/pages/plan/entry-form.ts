import { accesses } from '../../../functions/model/access-level.ts';
import { cadences } from '../../../functions/model/cadence.ts';
import type { PlanEntry } from '../../parts/api-nouns.ts';
import { byId, formOf, onSubmit, show } from '../../parts/elements.ts';
import { choiceOf, textOf } from '../../parts/level-form.ts';

const texts = ['code', 'measure', 'definition', 'responsibleUnit', 'datasetId'] as const;

/** `open` fills the form with a line that is changed, `clear` empties it for a new one. */
type EntryForm = { readonly open: (entry?: PlanEntry) => void; readonly clear: () => void };

/** The form for one line of a plan. */
export function entryForm(done: (entry: PlanEntry) => void): EntryForm {
  const form = formOf('entry');
  const fill = (entry: PlanEntry | undefined) => {
    form.reset();
    if (!entry) return;
    const set = (name: string, value: string) => {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
    };
    for (const name of texts) set(name, entry[name] ?? '');
    set('title', entry.title);
    set('cadence', entry.cadence);
    set('access', entry.access);
    set('dueDates', (entry.dueDates ?? []).join(' '));
    const priority = form.elements.namedItem('priority');
    if (priority instanceof HTMLInputElement) priority.checked = entry.priority;
  };
  const clear = () => {
    fill(undefined);
    show(byId('entry-title'), 'Tambah data');
  };
  onSubmit(form, async () => {
    done(entryOf(form));
    clear();
  });
  form.hidden = false;
  return {
    clear,
    open: (entry) => {
      fill(entry);
      show(byId('entry-title'), entry ? `Ubah “${entry.title}”` : 'Tambah data');
      byId('entry-title').focus();
    },
  };
}

function entryOf(form: HTMLFormElement): PlanEntry {
  const said = texts.map((name) => [name, textOf(form, name)] as const).filter(([, value]) => value !== '');
  const dueDates = textOf(form, 'dueDates')
    .split(/[\s,;]+/)
    .filter((day) => day !== '');
  return {
    title: textOf(form, 'title'),
    ...Object.fromEntries(said),
    priority: new FormData(form).has('priority'),
    cadence: choiceOf(form, 'cadence', cadences),
    access: choiceOf(form, 'access', accesses),
    ...(dueDates.length === 0 ? {} : { dueDates }),
  };
}
