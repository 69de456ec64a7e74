import type { Operations } from '../http/call.ts';
import { type DecideCasePorts, decideCase } from './decide-case.ts';
import { type FindingPorts, findingOperations } from './findings/operations.ts';
import { type GetMatchListPorts, getMatchList } from './get-match-list.ts';
import { getMyProfile } from './get-my-profile.ts';
import { getMyProfileFile, type ProfileFilePorts } from './get-my-profile-file.ts';
import { type GrantSearchPorts, grantSearch, listSearchGrants, revokeSearch } from './grant-search.ts';
import { listCases } from './list-cases.ts';
import { type LockPorts, lockPersons, unlockPersons } from './lock-persons.ts';
import { type LookUpPorts, lookUpPerson } from './look-up-person.ts';
import { matchPersons } from './match-persons.ts';
import { resumeLooks } from './resume-looks.ts';
import { type SearchPorts, searchPersons } from './search-persons.ts';
import { serveAtCounter } from './serve-at-counter.ts';
import { type StartMatchListPorts, startMatchList } from './start-match-list.ts';

export type PersonsPorts = LookUpPorts &
  LockPorts &
  FindingPorts &
  DecideCasePorts &
  ProfileFilePorts &
  SearchPorts &
  GrantSearchPorts &
  StartMatchListPorts &
  GetMatchListPorts;

/** Every operation of the function `persons` over its ports: for its handler, and for tests over fakes. */
export function personsOperations(ports: PersonsPorts): Operations<'persons'> {
  return {
    getMyProfile: getMyProfile(ports),
    getMyProfileFile: getMyProfileFile(ports),
    lookUpPerson: lookUpPerson(ports),
    serveAtCounter: serveAtCounter(ports),
    matchPersons: matchPersons(ports),
    startMatchList: startMatchList(ports),
    getMatchList: getMatchList(ports),
    lockPersons: lockPersons(ports),
    unlockPersons: unlockPersons(ports),
    ...findingOperations(ports),
    searchPersons: searchPersons(ports),
    listSearchGrants: listSearchGrants(ports),
    grantSearch: grantSearch(ports),
    revokeSearch: revokeSearch(ports),
    listCases: listCases(ports),
    decideCase: decideCase(ports),
    resumeLooks: resumeLooks(ports),
  };
}
