import { pageNames } from '../../../functions/messages/page-name.ts';
import type { Me } from '../../parts/api-nouns.ts';
import { isCitizen, isCounterOfficer, isHead, isProfileReader, isProtector, isSteward } from '../../parts/may.ts';

type Link = { readonly href: string; readonly text: string };

/** Ways to pages about persons, for each thing that somebody is; `lockOpds` are the bodies that lock, as the page came with them. */
export function personLinks(who: Pick<Me, 'kinds'>, lockOpds: string): Link[] {
  return [
    ...(isCitizen(who) ? [{ href: '/profil', text: pageNames.profile }] : []),
    ...(isProfileReader(who)
      ? [
          { href: '/kerja/warga', text: pageNames.personDesk },
          { href: '/kerja/padankan', text: pageNames.matching },
        ]
      : []),
    ...(isCounterOfficer(who) ? [{ href: '/kerja/loket', text: pageNames.counter }] : []),
    ...(isHead(who) || isSteward(who) ? [{ href: '/kerja/temuan', text: pageNames.findings }] : []),
    ...(isProtector(who, lockOpds) ? [{ href: '/kerja/kunci', text: pageNames.locks }] : []),
  ];
}
