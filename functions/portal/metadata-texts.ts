import { Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { metadataText as textOf } from '../../web/parts/metadata-text.tsx';
import type { AnyField } from '../model/metadata/field.ts';
import type { Html } from './html.ts';

type District = { readonly code: string; readonly name: string };

/** The component `MetadataText` for pages that are templates still; undefined where there is nothing to say. */
export function metadataText(field: AnyField, value: unknown, districts: readonly District[] = []): Html | undefined {
  const text = textOf({ field, value, districts });
  return text === undefined ? undefined : { html: renderToString(h(Fragment, {}, text)) };
}
