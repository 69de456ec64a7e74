import type { Operations } from '../http/call.ts';
import { keptForAnyone } from '../http/kept-for-anyone.ts';
import type { CheckPorts } from '../minutes/check-minutes.ts';
import type { PortalPorts } from './ports.ts';
import { showAccounts } from './show-accounts.ts';
import { showApi } from './show-api.ts';
import { showArea, showAreas } from './show-areas.ts';
import { showDatasets } from './show-datasets.ts';
import { showExemptions } from './show-exemptions.ts';
import { showFindings } from './show-findings.ts';
import { showGuide, showGuides } from './show-guides.ts';
import { showHome } from './show-home.ts';
import { showLevels } from './show-levels.ts';
import { type LibraryPorts, showLibrary, showLibraryStandard } from './show-library.ts';
import { showCases, showLooksSample, showOpdLooks, showReceipts, showSearchGrants } from './show-looks.ts';
import { showCheck, showMinutes } from './show-minutes.ts';
import { showOpd, showOpds } from './show-opds.ts';
import { showCounter, showLocks, showMatching, showPersonDesk, showProfile } from './show-persons.ts';
import { showPlan, showPlans } from './show-plans.ts';
import { showReference, showReferences } from './show-references.ts';
import { showRegistration } from './show-registration.ts';
import { showSchedule } from './show-schedule.ts';
import { showDesk, showOpdProgress, showProgress, showReport, showReports, showReviews, showSignIn } from './show-shells.ts';
import { showRobots, showSiteMap } from './show-site-map.ts';
import { showHelpDesk, showMyTickets, showTickets } from './show-tickets.ts';
import { showUnits } from './show-units.ts';
import { showUnknown } from './show-unknown.ts';
import { showUpload } from './show-upload.ts';

type Ports = PortalPorts & LibraryPorts & CheckPorts & Parameters<typeof showExemptions>[0];

/** Every operation of the function `portal` over its ports: for its handler, and for tests over fakes. */
export function portalOperations(ports: Ports): Operations<'portal'> {
  return {
    showHome: keptForAnyone(showHome(ports)),
    showDatasets: keptForAnyone(showDatasets(ports)),
    showOpds: keptForAnyone(showOpds(ports)),
    showOpd: keptForAnyone(showOpd(ports)),
    showAreas: keptForAnyone(showAreas(ports)),
    showArea: keptForAnyone(showArea(ports)),
    showSchedule: keptForAnyone(showSchedule(ports)),
    showLevels: keptForAnyone(showLevels(ports)),
    showLibrary: keptForAnyone(showLibrary(ports)),
    showLibraryStandard: keptForAnyone(showLibraryStandard(ports)),
    showPlans: showPlans(ports),
    showPlan: showPlan(ports),
    showProgress: showProgress(ports),
    showOpdProgress: showOpdProgress(ports),
    showReports: showReports(ports),
    showReport: showReport(ports),
    showCheck: showCheck(ports),
    showSignIn: showSignIn(ports),
    showDesk: showDesk(ports),
    showRegistration: showRegistration(ports),
    showUpload: showUpload(ports),
    showReviews: showReviews(ports),
    showMinutes: showMinutes(ports),
    showUnits: showUnits(ports),
    showAccounts: showAccounts(ports),
    showOpdLooks: showOpdLooks(ports),
    showCases: showCases(ports),
    showSearchGrants: showSearchGrants(ports),
    showLooksSample: showLooksSample(ports),
    showReceipts: showReceipts(ports),
    showMyTickets: showMyTickets(ports),
    showTickets: showTickets(ports),
    showHelpDesk: showHelpDesk(ports),
    showReferences: keptForAnyone(showReferences(ports)),
    showReference: keptForAnyone(showReference(ports)),
    showGuides: keptForAnyone(showGuides(ports)),
    showGuide: keptForAnyone(showGuide(ports)),
    showPersonDesk: showPersonDesk(ports),
    showMatching: showMatching(ports),
    showCounter: showCounter(ports),
    showLocks: showLocks(ports),
    showFindings: showFindings(ports),
    showProfile: showProfile(ports),
    showUnknown: showUnknown(ports),
    showSiteMap: keptForAnyone(showSiteMap(ports)),
    showRobots: keptForAnyone(showRobots(ports)),
    showExemptions: showExemptions(ports),
    showApi: keptForAnyone(showApi(ports)),
  };
}
