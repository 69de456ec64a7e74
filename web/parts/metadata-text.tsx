import type { ComponentChild } from 'preact';
import { dayText } from '../../functions/messages/date.ts';
import { contactKind } from '../../functions/model/metadata/contact.ts';
import type { AnyField, Days } from '../../functions/model/metadata/field.ts';
import { knownLicence } from '../../functions/model/metadata/licence.ts';
import { isWebAddress } from '../../functions/model/web-address.ts';

type District = { readonly code: string; readonly name: string };
type TextProps = { readonly field: AnyField; readonly value: unknown; readonly districts?: readonly District[] };

/** A field's value as a reader sees it; nothing where there is nothing to say. */
export function MetadataText(props: TextProps) {
  return <>{metadataText(props)}</>;
}

/** The same by its kind of control, undefined where there is nothing to say: for who shows no label then. Codes of `districts` get their names. */
export function metadataText({ field: { control, found }, value, districts = [] }: TextProps): ComponentChild | undefined {
  if (Array.isArray(value)) return value.length === 0 ? undefined : <Items texts={value.map(String)} facet={found.facet} />;
  if (typeof value === 'boolean') return value ? 'ya' : undefined;
  if (isDays(value)) return daysText(value);
  if (typeof value !== 'string' || value === '') return undefined;
  if (control.kind === 'choice') return control.choices[value] ?? value;
  if (control.kind === 'contact') return <Contact text={value} />;
  if (control.kind !== 'suggested') return value;
  return control.from === 'licences' ? <Licence text={value} /> : districtText(districts, value);
}

/** A span of days, by the calendar. */
function daysText({ start, end }: Days): string {
  return end === undefined ? `sejak ${dayText(start)}` : `${dayText(start)} sampai ${dayText(end)}`;
}

function isDays(value: unknown): value is Days {
  return typeof value === 'object' && value !== null && 'start' in value;
}

/** Between commas; what a search filters by leads to the others that have it. */
function Items({ texts, facet }: { readonly texts: readonly string[]; readonly facet: string | undefined }) {
  return texts.map((text, place) => {
    const item = facet === undefined ? text : <a href={`/dataset?${new URLSearchParams({ [facet]: text })}`}>{text}</a>;
    return place === 0 ? item : <>, {item}</>;
  });
}

function Contact({ text }: { readonly text: string }) {
  const kind = contactKind(text);
  if (kind === undefined) return <>{text}</>;
  const target = { email: `mailto:${text}`, address: text, phone: `tel:${text.replace(/[^0-9+]/g, '')}` }[kind];
  return <a href={target}>{text}</a>;
}

function Licence({ text }: { readonly text: string }) {
  const known = knownLicence(text);
  if (known)
    return (
      <>
        <a rel="license" href={known.path}>
          {known.name}
        </a>{' '}
        ({known.id})
      </>
    );
  if (!isWebAddress(text)) return <>{text}</>;
  return (
    <a rel="license" href={text}>
      {text}
    </a>
  );
}

function districtText(districts: readonly District[], text: string): string {
  const known = districts.find(({ code }) => code === text);
  return known ? `${known.name} (${known.code})` : text;
}
