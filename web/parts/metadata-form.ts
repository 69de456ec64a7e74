import type { ControlKind, Days } from '../../functions/model/metadata/field.ts';
import type { ChangeableName } from '../../functions/model/metadata/names.ts';
import type { MetadataName } from '../../functions/model/metadata/table.ts';
import type { Body } from './api-call.ts';
import type { Dataset } from './api-nouns.ts';

/**
 * Reading and filling the inputs that `metadata-inputs.tsx` draws from the table of fields. Each part of the form names its field and its kind of
 * control; the table stays on the server, since its schemas would bring zod into the page.
 */

type Said = string | readonly string[] | boolean | Days;
type Kind = {
  /** Undefined where nothing is said. */
  readonly read: (part: HTMLElement) => Said | undefined;
  readonly fill: (part: HTMLElement, value: unknown) => void;
};
type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const text: Kind = {
  read: (part) => inputOf(part).value.trim() || undefined,
  fill: (part, value) => {
    inputOf(part).value = typeof value === 'string' ? value : '';
  },
};

const kinds: Readonly<Record<ControlKind, Kind>> = {
  text,
  'long-text': text,
  contact: text,
  suggested: text,
  choice: text,
  list: {
    read: (part) => listed(inputOf(part).value),
    fill: (part, value) => {
      inputOf(part).value = Array.isArray(value) ? value.join(', ') : '';
    },
  },
  check: {
    read: (part) => checkboxOf(part).checked,
    fill: (part, value) => {
      checkboxOf(part).checked = value === true;
    },
  },
  days: {
    read: (part) => {
      const [start = '', end = ''] = daysOf(part).map(({ value }) => value);
      return start || end ? { start, ...(end ? { end } : {}) } : undefined;
    },
    fill: (part, value) => {
      const days: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
      for (const input of daysOf(part)) input.value = String(days[input.name.split('-').at(-1) ?? ''] ?? '');
    },
  },
};

/** What a new dataset's form says: what is left empty is not sent. */
export function readNewMetadata(form: HTMLFormElement): Pick<Body<'registerDataset'>, MetadataName> {
  const said = Object.fromEntries(partsOf(form).flatMap(({ name, kind, part }) => entry(name, kind.read(part))));
  if (!isRegistration(said)) throw new Error('the form has no inputs of metadata');
  return said;
}

/**
 * What was changed in the form of a dataset that stands, and nothing else: a text of older times need not be as one is given today. What was emptied
 * is taken away.
 */
export function readMetadata(form: HTMLFormElement): Pick<Body<'describeDataset'>, ChangeableName> {
  const changed = partsOf(form).filter(({ kind, part }) => written(kind, part) !== part.dataset.filled);
  const said = Object.fromEntries(changed.map(({ name, kind, part }): readonly [string, Said | null] => [name, kind.read(part) ?? null]));
  if (!isDescription(said)) throw new Error('the form says what no control reads');
  return said;
}

export function fillMetadata(form: HTMLFormElement, dataset: Dataset): void {
  const standing = new Map<string, unknown>(Object.entries(dataset));
  for (const { name, kind, part } of partsOf(form)) {
    kind.fill(part, standing.get(name));
    part.dataset.filled = written(kind, part);
  }
}

/** The table's types tie each control to what its field takes; the service looks at each value. */
function isRegistration(said: object): said is ReturnType<typeof readNewMetadata> {
  return Object.keys(said).length > 0;
}

function isDescription(said: object): said is ReturnType<typeof readMetadata> {
  return Object.values(said).every((value) => value !== undefined);
}

function written(kind: Kind, part: HTMLElement): string {
  return JSON.stringify(kind.read(part) ?? null);
}

function entry(name: string, said: Said | undefined): (readonly [string, Said])[] {
  return said === undefined ? [] : [[name, said]];
}

function partsOf(form: HTMLFormElement): { readonly name: string; readonly kind: Kind; readonly part: HTMLElement }[] {
  return [...form.querySelectorAll<HTMLElement>('[data-control]')].map((part) => {
    const { control = '', field = '' } = part.dataset;
    if (!isKind(control)) throw new Error(`no such control: ${control}`);
    return { name: field, kind: kinds[control], part };
  });
}

function isKind(name: string): name is ControlKind {
  return Object.hasOwn(kinds, name);
}

function listed(words: string): string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}

function inputOf(part: HTMLElement): Input {
  const found = part.querySelector<Input>('input, select, textarea');
  if (!found) throw new Error('a control without an input');
  return found;
}

function checkboxOf(part: HTMLElement): HTMLInputElement {
  const found = part.querySelector<HTMLInputElement>('input[type=checkbox]');
  if (!found) throw new Error('a control without its box');
  return found;
}

/** The first day, then the last. */
function daysOf(part: HTMLElement): HTMLInputElement[] {
  return [...part.querySelectorAll<HTMLInputElement>('input[type=date]')];
}
