import { type Access, accesses, isAccess, type Level, sharings, sharingsOf, traitsOf } from '../../functions/model/access-level.ts';
import type { Body } from './api-call.ts';
import type { Dataset } from './api-nouns.ts';

/** Reading and filling the form parts that `level-fields.tsx` draws. */

/** Shows the parts that the chosen level needs, and demands them. */
export function followLevel(form: HTMLFormElement): void {
  const update = () => {
    const access = textOf(form, 'access');
    const parts = isAccess(access) ? partsOf(access) : [];
    for (const part of form.querySelectorAll<HTMLElement>('fieldset[data-part]')) {
      part.hidden = !parts.some((name) => name === part.dataset.part);
      for (const input of part.querySelectorAll('input')) input.required = !part.hidden;
    }
  };
  form.addEventListener('change', update);
  update();
}

/** What else a level needs to be chosen. */
function partsOf(access: Access): ('sharing' | 'exemption')[] {
  return [
    ...(sharingsOf(access).length > 0 ? (['sharing'] as const) : []),
    ...(traitsOf({ access }).needsExemption ? (['exemption'] as const) : []),
  ];
}

export function readLevel(form: HTMLFormElement): Omit<Body<'setAccess'>, 'reason'> {
  const access = choiceOf(form, 'access', accesses);
  const parts = partsOf(access);
  const exemption = { legalBasis: textOf(form, 'legalBasis'), reason: textOf(form, 'exemptionReason'), until: textOf(form, 'until') };
  return {
    access,
    ...(parts.includes('sharing') ? { sharing: choiceOf(form, 'sharing', sharings) } : {}),
    ...(parts.includes('exemption') ? { exemption } : {}),
  };
}

/** Nothing when the three inputs are empty; one of them alone is sent, so that the answer names what is missing. */
export function readProcessing(form: HTMLFormElement): Pick<Body<'describeDataset'>, 'processing'> {
  const [basis, purposes, retentionUntil] = [textOf(form, 'basis'), textOf(form, 'purposes'), textOf(form, 'retentionUntil')];
  if (!basis && !purposes && !retentionUntil) return {};
  const listed = purposes
    .split(',')
    .map((purpose) => purpose.trim())
    .filter(Boolean);
  return { processing: { basis, purposes: listed, retentionUntil } };
}

/** All three or none: demands the rest as soon as one of them is written. */
export function followProcessing(form: HTMLFormElement): void {
  const inputs = [...form.querySelectorAll<HTMLInputElement>('[name=basis], [name=purposes], [name=retentionUntil]')];
  const update = () => {
    const any = inputs.some(({ value }) => value.trim());
    for (const input of inputs) input.required = any;
  };
  form.addEventListener('input', update);
  update();
}

export function fillLevel(form: HTMLFormElement, level: Level, exemption: Dataset['exemption']): void {
  fill(form, 'access', level.access);
  if (level.sharing) fill(form, 'sharing', level.sharing);
  if (!exemption) return;
  fill(form, 'legalBasis', exemption.legalBasis);
  fill(form, 'exemptionReason', exemption.reason);
  fill(form, 'until', exemption.until.slice(0, 'yyyy-mm-dd'.length));
}

export function fillProcessing(form: HTMLFormElement, processing: Dataset['processing']): void {
  if (!processing) return;
  fill(form, 'basis', processing.basis);
  fill(form, 'purposes', processing.purposes.join(', '));
  fill(form, 'retentionUntil', processing.retentionUntil.slice(0, 'yyyy-mm-dd'.length));
}

export function fill(form: HTMLFormElement, name: string, value: string): void {
  const input = form.elements.namedItem(name);
  if (input && 'value' in input) input.value = value;
}

/** The choice that is made in the form; a form that offers others, or may be sent without one, is a fault of ours. */
export function choiceOf<T extends string>(form: HTMLFormElement, name: string, choices: readonly T[]): T {
  const chosen = textOf(form, name);
  const isOne = (text: string): text is T => choices.some((choice) => choice === text);
  if (!isOne(chosen)) throw new Error(`no choice of ${name} in the form`);
  return chosen;
}

export function textOf(form: HTMLFormElement, name: string): string {
  return String(new FormData(form).get(name) ?? '').trim();
}
