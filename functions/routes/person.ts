import {
  counterVisit,
  listToMatch,
  matchListAnnounced,
  matchListPath,
  matchListQuery,
  personAsked,
  personSought,
  personsToLock,
  personsToUnlock,
  searchGranted,
} from '../requests/person.ts';
import { opdPath, searchGrantPath } from '../requests.ts';
import { get, post, put, remove } from './route.ts';

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
  // Announced and looked at by the same right; the list itself goes to the inbox bucket.
  startMatchList: post('/v1/persons/match-lists', 'persons', 'match-persons', { body: matchListAnnounced, repeatable: true }),
  getMatchList: get('/v1/persons/match-lists/{listId}', 'persons', 'match-persons', { params: matchListPath, query: matchListQuery }),
  lockPersons: post('/v1/persons/locks', 'persons', 'lock-person', { body: personsToLock, confidential: true, repeatable: true }),
  unlockPersons: post('/v1/persons/unlocks', 'persons', 'lock-person', { body: personsToUnlock, confidential: true, repeatable: true }),
  searchPersons: post('/v1/persons/searches', 'persons', 'search-persons', { body: personSought, confidential: true, repeatable: true }),
  listSearchGrants: get('/v1/opds/{opdId}/search-grants', 'persons', 'grant-search', { params: opdPath }),
  grantSearch: put('/v1/opds/{opdId}/search-grants/{sub}', 'persons', 'grant-search', { params: searchGrantPath, body: searchGranted }),
  revokeSearch: remove('/v1/opds/{opdId}/search-grants/{sub}', 'persons', 'grant-search', { params: searchGrantPath }),
};
