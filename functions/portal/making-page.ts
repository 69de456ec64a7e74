import { h } from 'preact';
import { type MakingProps, MakingView } from '../../web/pages/making/view.tsx';
import { pageHeaders, respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** What anyone sees who follows a link to a file that is still being made; its script goes on asking. */
export function makingPage(settings: PortalPorts['settings']) {
  return (file: Omit<MakingProps, 'title'>) => {
    const title = 'Berkas sedang dibuat';
    const page = { title, script: 'making', content: h(MakingView, { ...file, title }) };
    return { text: respondPage(settings, page).text, headers: pageHeaders(settings) };
  };
}
