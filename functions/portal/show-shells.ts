import { h } from 'preact';
import { DeskView } from '../../web/pages/desk/view.tsx';
import { OpdProgressView } from '../../web/pages/opd-progress/view.tsx';
import { ProgressView } from '../../web/pages/progress/view.tsx';
import { ReportView } from '../../web/pages/report/view.tsx';
import { ReportsView } from '../../web/pages/reports/view.tsx';
import { ReviewsView } from '../../web/pages/reviews/view.tsx';
import { SignInView } from '../../web/pages/sign-in/view.tsx';
import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { pageNames } from '../messages/page-name.ts';
import { reportName } from '../messages/report-name.ts';
import { institutionChoices } from './choices.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';
import { unknownPage } from './show-unknown.ts';

/** Pages whose content is the caller's own: the frame is anonymous, the script loads the rest through /v1. */

/** GET /progres: the public's progress; the walidata's board once a steward or overseer is signed in. */
export function showProgress(ports: PortalPorts): Operation<'showProgress'> {
  return async () =>
    respondPage(ports.settings, { title: 'Kemajuan', script: 'progress', forAccounts: true, content: h(ProgressView, {}) });
}

/** GET /progres/{opdId}: how each dataset of an OPD stands, for its own people, the walidata and overseers. */
export function showOpdProgress(ports: PortalPorts): Operation<'showOpdProgress'> {
  return async ({ params: { opdId } }) => {
    const name = ports.city.opds.find(({ id }) => id === opdId)?.name;
    if (name === undefined) return respondPage(ports.settings, unknownPage());
    const content = h(OpdProgressView, { name });
    return respondPage(ports.settings, {
      title: `Jadwal ${name}`,
      script: 'opd-progress',
      forAccounts: true,
      data: { 'opd-id': opdId },
      content,
    });
  };
}

/** GET /laporan: weekly and monthly reports. */
export function showReports(ports: PortalPorts): Operation<'showReports'> {
  return async () =>
    respondPage(ports.settings, { title: pageNames.reports, script: 'reports', forAccounts: true, content: h(ReportsView, {}) });
}

/** GET /laporan/{reportId}: one of them, as its reader may see it. */
export function showReport(ports: PortalPorts): Operation<'showReport'> {
  return async ({ params: { reportId } }) => {
    const title = reportName(reportId);
    const data = { 'report-id': reportId, 'most-characters': String(limits.maxReportReasonCharacters) };
    return respondPage(ports.settings, { title, script: 'report', forAccounts: true, data, content: h(ReportView, { title }) });
  };
}

/** GET /masuk: sends the visitor to the login service and takes them back. */
export function showSignIn(ports: PortalPorts): Operation<'showSignIn'> {
  return async () => respondPage(ports.settings, { title: 'Masuk', script: 'sign-in', content: h(SignInView, {}) });
}

/** GET /kerja: the desk of the one who is signed in. */
export function showDesk(ports: PortalPorts): Operation<'showDesk'> {
  return async () => {
    const content = h(DeskView, { institutions: institutionChoices(ports) });
    const data = {
      'area-code': ports.city.areaCode,
      'city-name': ports.city.name,
      'lock-opds': ports.city.safetyLockOpds.join(' '),
      'register-opd': ports.city.registerOpd ?? '',
    };
    return respondPage(ports.settings, { title: 'Meja kerja', script: 'desk', forAccounts: true, data, content });
  };
}

/** GET /kerja/pemeriksaan: what waits for the steward. */
export function showReviews(ports: PortalPorts): Operation<'showReviews'> {
  return async () =>
    respondPage(ports.settings, { title: 'Pemeriksaan', script: 'reviews', forAccounts: true, content: h(ReviewsView, {}) });
}
