import { h } from 'preact';
import { CounterView } from '../../web/pages/counter/view.tsx';
import { LocksView } from '../../web/pages/locks/view.tsx';
import { MatchingView } from '../../web/pages/matching/view.tsx';
import { PersonDeskView } from '../../web/pages/person-desk/view.tsx';
import { ProfileView } from '../../web/pages/profile/view.tsx';
import type { Operation } from '../http/call.ts';
import { pageNames } from '../messages/page-name.ts';
import { lookUpChoices, matchingChoices } from './choices.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** Pages about persons: their frames are the same for everybody, and name nobody; the scripts load the rest through /v1. */

/** GET /profil: what the city holds about the resident who is signed in. */
export function showProfile(ports: PortalPorts): Operation<'showProfile'> {
  return async () =>
    respondPage(ports.settings, { title: pageNames.profile, script: 'profile', forAccounts: true, content: h(ProfileView, {}) });
}

/** GET /kerja/warga: an officer looks one person up. */
export function showPersonDesk(ports: PortalPorts): Operation<'showPersonDesk'> {
  return async ({ now }) => {
    const content = h(PersonDeskView, { purposes: lookUpChoices(ports, now) });
    return respondPage(ports.settings, { title: pageNames.personDesk, script: 'person-desk', forAccounts: true, content });
  };
}

/** GET /kerja/padankan: an officer has a list matched against the register. */
export function showMatching(ports: PortalPorts): Operation<'showMatching'> {
  return async ({ now }) => {
    const content = h(MatchingView, { purposes: matchingChoices(ports, now) });
    return respondPage(ports.settings, { title: pageNames.matching, script: 'matching', forAccounts: true, content });
  };
}

/** GET /kerja/loket: the profile of a person who stands at the counter. */
export function showCounter(ports: PortalPorts): Operation<'showCounter'> {
  return async () =>
    respondPage(ports.settings, { title: pageNames.counter, script: 'counter', forAccounts: true, content: h(CounterView, {}) });
}

/** GET /kerja/kunci: safety locks, for those who protect. */
export function showLocks(ports: PortalPorts): Operation<'showLocks'> {
  return async () => {
    const data = { 'lock-opds': ports.city.safetyLockOpds.join(' ') };
    return respondPage(ports.settings, { title: pageNames.locks, script: 'locks', forAccounts: true, data, content: h(LocksView, {}) });
  };
}
