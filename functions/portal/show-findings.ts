import { h } from 'preact';
import { FindingsView } from '../../web/pages/findings/view.tsx';
import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { pageNames } from '../messages/page-name.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** GET /kerja/temuan: what is suspected of aid lists, for the walidata and their owners; the frame is the same for everybody. */
export function showFindings({ settings }: PortalPorts): Operation<'showFindings'> {
  return async () => {
    const data = { 'most-characters': String(limits.maxReasonCharacters), 'least-reason': String(limits.minLookReasonCharacters) };
    return respondPage(settings, { title: pageNames.findings, script: 'findings', forAccounts: true, data, content: h(FindingsView, {}) });
  };
}
