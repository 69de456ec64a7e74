import type { AnyControl, AnyField, Form } from '../model/metadata/field.ts';
import { licences } from '../model/metadata/licence.ts';
import { fields } from '../model/metadata/names.ts';
import type { MetadataName } from '../model/metadata/table.ts';
import { textsIn } from '../model/metadata/values.ts';
import { type Html, html } from './html.ts';
import type { PortalPorts } from './ports.ts';

type Drawn = { readonly name: MetadataName; readonly field: AnyField };
/** Usual values of a text, and what an empty one means. */
type Suggested = { readonly values: readonly { readonly id: string; readonly name: string }[]; readonly whenEmpty?: string };

/**
 * Inputs of a form for a dataset's metadata, by the table of fields: those that a registration must say, and the others. `web/parts/metadata-form.ts` reads and fills
 * each by its `data-control`.
 */
export async function metadataInputs(ports: PortalPorts, form: Form): Promise<{ readonly needed: Html[]; readonly more: Html[] }> {
  const offered = fields.filter(({ field }) => field.forms.includes(form));
  const draw = (isNeeded: boolean) =>
    Promise.all(offered.filter((drawn) => isRequired(drawn) === isNeeded).map((one) => input(ports, one)));
  return { needed: await draw(true), more: await draw(false) };
}

function isRequired({ field }: Drawn): boolean {
  return field.unsaid === 'refused';
}

async function input(ports: PortalPorts, drawn: Drawn): Promise<Html> {
  const { name, field } = drawn;
  const suggested = await suggestedFor(ports, field.control);
  const hint = [field.help, suggested.whenEmpty].filter(Boolean).join(' ');
  return html`<div class="field" data-field="${name}" data-control="${field.control.kind}">
${control(drawn, suggested)}
<p class="hint" id="${name}-hint">${hint}</p>
</div>`;
}

async function suggestedFor({ city, districts }: PortalPorts, { kind, ...control }: AnyControl): Promise<Suggested> {
  if (kind !== 'suggested' || !('from' in control)) return { values: [] };
  if (control.from === 'districts') return { values: (await districts()).map(({ code, name }) => ({ id: code, name })) };
  return { values: licences, ...(city.licence ? { whenEmpty: `Bila kosong, data terbuka memakai lisensi kota: ${city.licence}.` } : {}) };
}

function control(drawn: Drawn, { values }: Suggested): Html {
  const { name, field } = drawn;
  const { label, control: wanted } = field;
  const about = html` name="${name}" aria-describedby="${name}-hint"${isRequired(drawn) ? html` required` : undefined}`;
  const place = html` placeholder="misalnya: ${textsIn(field.example).join(', ')}"`;
  switch (wanted.kind) {
    case 'none':
      return html``;
    case 'long-text':
      return html`<label>${label}<textarea${about} maxlength="${wanted.maxCharacters}"></textarea></label>`;
    case 'text':
    case 'contact':
    case 'list':
      return html`<label>${label}<input${about}${place} maxlength="${wanted.maxCharacters}"></label>`;
    case 'suggested':
      return html`<label>${label}<input${about}${place} maxlength="${wanted.maxCharacters}" list="${name}-usual"></label>
<datalist id="${name}-usual">${values.map(({ id, name: known }) => html`<option value="${id}">${known}</option>`)}</datalist>`;
    case 'choice':
      return html`<label>${label}<select${about}><option value="">pilih</option>${choices(wanted.choices)}</select></label>`;
    case 'check':
      return html`<label class="choice"><input type="checkbox"${about}><span>${label}</span></label>`;
    case 'days':
      return html`<fieldset aria-describedby="${name}-hint"><legend>${label}</legend><div class="pair">
<label>Mulai<input type="date" name="${name}-start"></label>
<label>Sampai<input type="date" name="${name}-end"></label>
</div></fieldset>`;
  }
}

function choices(named: Readonly<Record<string, string>>): Html[] {
  return Object.entries(named).map(([value, text]) => html`<option value="${value}">${text}</option>`);
}
