import type { AnyField, Form } from '../../functions/model/metadata/field.ts';
import { fields } from '../../functions/model/metadata/names.ts';
import type { MetadataName } from '../../functions/model/metadata/table.ts';
import { textsIn } from '../../functions/model/metadata/values.ts';
import { type Named, Options } from './options.tsx';

type Drawn = { readonly name: MetadataName; readonly field: AnyField };

/** Usual values of a text, and what an empty one means. */
type Suggested = { readonly values: readonly Named[]; readonly whenEmpty?: string | undefined };
export type Suggestions = { readonly licences: Suggested; readonly districts: Suggested };

type InputsProps = { readonly form: Form; readonly suggestions: Suggestions };

/** Inputs of a form for what a registration must say, by the table of fields. `metadata-form.ts` reads and fills each by its `data-control`. */
export function NeededMetadata({ form, suggestions }: InputsProps) {
  return <Inputs of={offeredIn(form).filter(isRequired)} suggestions={suggestions} />;
}

/** Inputs of a form for the metadata that may stay unsaid. */
export function MoreMetadata({ form, suggestions }: InputsProps) {
  return <Inputs of={offeredIn(form).filter((drawn) => !isRequired(drawn))} suggestions={suggestions} />;
}

function offeredIn(form: Form): readonly Drawn[] {
  return fields.filter(({ field }) => field.forms.includes(form));
}

function isRequired({ field }: Drawn): boolean {
  return field.unsaid === 'refused';
}

function Inputs({ of, suggestions }: { readonly of: readonly Drawn[]; readonly suggestions: Suggestions }) {
  return of.map((drawn) => {
    const { name, field } = drawn;
    const suggested = suggestedFor(field, suggestions);
    return (
      <div key={name} class="field" data-field={name} data-control={field.control.kind}>
        <Control drawn={drawn} values={suggested.values} />
        <p class="hint" id={`${name}-hint`}>
          {[field.help, suggested.whenEmpty].filter(Boolean).join(' ')}
        </p>
      </div>
    );
  });
}

function suggestedFor({ control }: AnyField, suggestions: Suggestions): Suggested {
  return control.kind === 'suggested' ? suggestions[control.from] : { values: [] };
}

function Control({ drawn, values }: { readonly drawn: Drawn; readonly values: readonly Named[] }) {
  const { name, field } = drawn;
  const { label, control } = field;
  const hint = `${name}-hint`;
  const about = { name, 'aria-describedby': hint, required: isRequired(drawn) };
  const placeholder = `misalnya: ${textsIn(field.example).join(', ')}`;
  switch (control.kind) {
    case 'none':
      return null;
    case 'long-text':
      return (
        <label>
          {label}
          <textarea {...about} maxlength={control.maxCharacters} />
        </label>
      );
    case 'text':
    case 'contact':
    case 'list':
      return (
        <label>
          {label}
          <input {...about} placeholder={placeholder} maxlength={control.maxCharacters} />
        </label>
      );
    case 'suggested':
      return (
        <>
          <label>
            {label}
            <input {...about} placeholder={placeholder} maxlength={control.maxCharacters} list={`${name}-usual`} />
          </label>
          <datalist id={`${name}-usual`}>
            <Options of={values} />
          </datalist>
        </>
      );
    case 'choice':
      return (
        <label>
          {label}
          <select {...about}>
            <option value="">pilih</option>
            <Options of={Object.entries(control.choices).map(([id, text]) => ({ id, name: text }))} />
          </select>
        </label>
      );
    case 'check':
      return (
        <label class="choice">
          <input type="checkbox" {...about} />
          <span>{label}</span>
        </label>
      );
    case 'days':
      return (
        <fieldset aria-describedby={hint}>
          <legend>{label}</legend>
          <div class="pair">
            <label>
              Mulai
              <input type="date" name={`${name}-start`} />
            </label>
            <label>
              Sampai
              <input type="date" name={`${name}-end`} />
            </label>
          </div>
        </fieldset>
      );
  }
}
