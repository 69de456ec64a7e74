import { h } from 'preact';
import { CheckView } from '../../web/pages/check/view.tsx';
import { ReviewMinutesView } from '../../web/pages/review-minutes/view.tsx';
import type { Operation } from '../http/call.ts';
import { checkNumberText, checkStatusText, letterDayText } from '../messages/minutes-words.ts';
import { pageNames } from '../messages/page-name.ts';
import { periodText } from '../messages/period.ts';
import { type CheckPorts, checkNumberOf } from '../minutes/check-minutes.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** GET /periksa/{checkNumber}, where the QR code of minutes leads: whether they stand, of which day, OPD and period. A number that was never printed has the same page in form. */
export function showCheck(ports: CheckPorts & Pick<PortalPorts, 'settings'>): Operation<'showCheck'> {
  return async ({ params: { checkNumber } }) => {
    const { status, heldOn, opd, period } = await checkNumberOf(ports, checkNumber);
    const content = h(CheckView, {
      checkNumber: checkNumberText(checkNumber),
      text: checkStatusText[status],
      day: heldOn === null ? '–' : letterDayText(heldOn),
      opd: opd?.name ?? '–',
      period: period === null ? '–' : periodText(period, 'long'),
    });
    return respondPage(ports.settings, { title: pageNames.check, content });
  };
}

/** GET /kerja/berita-acara: minutes of the review, written by the steward, read by the OPD and overseers. The frame is anonymous, the script loads the rest through /v1. */
export function showMinutes(ports: Pick<PortalPorts, 'settings'>): Operation<'showMinutes'> {
  return async () =>
    respondPage(ports.settings, {
      title: pageNames.minutes,
      script: 'review-minutes',
      forAccounts: true,
      content: h(ReviewMinutesView, {}),
    });
}
