import { dayText } from '../messages/date.ts';
import { contactKind } from '../model/metadata/contact.ts';
import type { AnyField, Days } from '../model/metadata/field.ts';
import { licences } from '../model/metadata/licence.ts';
import { isWebAddress } from '../model/web-address.ts';
import { type Html, html } from './html.ts';

type District = { readonly code: string; readonly name: string };

/** A field's value as a reader sees it, by its kind of control; undefined where there is nothing to say. Codes of `districts` get their names. */
export function metadataText({ control, found }: AnyField, value: unknown, districts: readonly District[] = []): Html | undefined {
  if (Array.isArray(value)) return value.length === 0 ? undefined : commas(value.map((text) => item(String(text), found.facet)));
  if (typeof value === 'boolean') return value ? html`ya` : undefined;
  if (isDays(value)) return html`${daysText(value)}`;
  if (typeof value !== 'string' || value === '') return undefined;
  if (control.kind === 'choice') return html`${control.choices[value] ?? value}`;
  if (control.kind === 'contact') return contactText(value);
  if (control.kind !== 'suggested') return html`${value}`;
  return control.from === 'licences' ? licenceText(value) : districtText(districts, value);
}

/** A span of days, by the calendar. */
function daysText({ start, end }: Days): string {
  return end === undefined ? `sejak ${dayText(start)}` : `${dayText(start)} sampai ${dayText(end)}`;
}

function isDays(value: unknown): value is Days {
  return typeof value === 'object' && value !== null && 'start' in value;
}

function commas(items: readonly Html[]): Html {
  return html`${items.map((one, place) => (place === 0 ? one : html`, ${one}`))}`;
}

/** What a search filters by leads to the others that have it. */
function item(text: string, facet: string | undefined): Html {
  return facet === undefined ? html`${text}` : html`<a href="/dataset?${new URLSearchParams({ [facet]: text }).toString()}">${text}</a>`;
}

function contactText(text: string): Html {
  const kind = contactKind(text);
  if (kind === undefined) return html`${text}`;
  const target = { email: `mailto:${text}`, address: text, phone: `tel:${text.replace(/[^0-9+]/g, '')}` }[kind];
  return html`<a href="${target}">${text}</a>`;
}

function licenceText(text: string): Html {
  const known = licences.find(({ id }) => id === text);
  if (known) return html`<a rel="license" href="${known.path}">${known.name}</a> (${known.id})`;
  return isWebAddress(text) ? html`<a rel="license" href="${text}">${text}</a>` : html`${text}`;
}

function districtText(districts: readonly District[], text: string): Html {
  const known = districts.find(({ code }) => code === text);
  return known ? html`${known.name} (${known.code})` : html`${text}`;
}
