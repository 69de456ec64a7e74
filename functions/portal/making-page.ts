import { h } from 'preact';
import { type MakingProps, MakingView } from '../../web/pages/making/view.tsx';
import { pageHeaders, respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** What anyone sees who follows a link to a file that is still being made; its script goes on asking. */
export function makingPage(settings: PortalPorts['settings']) {
  return (file: MakingProps) => {
    const page = { title: 'Berkas sedang dibuat', script: 'making', content: h(MakingView, file) };
    return { text: respondPage(settings, page).text, headers: pageHeaders(settings) };
  };
}
