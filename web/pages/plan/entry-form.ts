import { accesses } from '../../../functions/model/access-level.ts';
import { cadences } from '../../../functions/model/cadence.ts';
import type { PlanEntry } from '../../parts/api-nouns.ts';
import { byId, formOf, onSubmit, show } from '../../parts/elements.ts';
import { choiceOf, textOf } from '../../parts/level-form.ts';

const texts = ['code', 'measure', 'definition', 'responsibleUnit', 'datasetId'] as const;

/** The form for one line of a plan; `open` fills it with one that is changed, or empties it for a new one. */
export function entryForm(done: (entry: PlanEntry) => void): { readonly open: (entry?: PlanEntry) => void } {
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
  onSubmit(form, async () => {
    done(entryOf(form));
    fill(undefined);
    show(byId('entry-title'), 'Tambah data');
  });
  form.hidden = false;
  return {
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
