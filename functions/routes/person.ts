import { counterVisit, listToMatch, personAsked, personsToLock, personsToUnlock } from '../person-requests.ts';
import { get, post } from './route.ts';

/** What the city holds about one person, and who may ask. NIKs come in bodies alone, and no `Idempotency-Key` keeps them. */
export const person = {
  getMyProfile: get('/v1/me/profile', 'persons', 'see-own-profile'),
  getMyProfileFile: get('/v1/me/profile-file', 'persons', 'see-own-profile'),
  lookUpPerson: post('/v1/persons/lookups', 'persons', 'look-up-person', { body: personAsked, confidential: true, repeatable: true }),
  serveAtCounter: post('/v1/persons/counter-profiles', 'persons', 'serve-at-counter', {
    body: counterVisit,
    confidential: true,
    repeatable: true,
  }),
  matchPersons: post('/v1/persons/matches', 'persons', 'match-persons', { body: listToMatch, confidential: true, repeatable: true }),
  lockPersons: post('/v1/persons/locks', 'persons', 'lock-person', { body: personsToLock, confidential: true, repeatable: true }),
  unlockPersons: post('/v1/persons/unlocks', 'persons', 'lock-person', { body: personsToUnlock, confidential: true, repeatable: true }),
};
