import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { AskForm } from '../../web/parts/ask-form.tsx';
import { sharingChoices } from './choices.ts';
import type { Html } from './html.ts';
import type { PortalPorts } from './ports.ts';

/** The component `AskForm` for a page that is a template still. */
export async function askForm(ports: PortalPorts): Promise<Html> {
  return { html: renderToString(h(AskForm, await sharingChoices(ports))) };
}
