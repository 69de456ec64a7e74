import { h } from 'preact';
import { type MakingProps, MakingView } from '../../web/pages/making/view.tsx';
import { limits } from '../limits.ts';
import { pageHeaders, respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** What anyone sees who follows a link to a file that is still being made. It asks for the same address again, without a script. */
export function makingPage(settings: PortalPorts['settings']) {
  return (file: Omit<MakingProps, 'again'>) => {
    const again = limits.filePageSeconds;
    const page = { title: 'Berkas sedang dibuat', content: h(MakingView, { ...file, again }), asksAgain: again };
    return { text: respondPage(settings, page).text, headers: pageHeaders(settings) };
  };
}
