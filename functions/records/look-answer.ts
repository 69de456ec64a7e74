import type { AnswerBody } from '../http/answer.ts';
import type { KeptLook } from '../model/kept-look.ts';
import { bodyNamed, type CityNames, named } from './named.ts';

type Answered = AnswerBody<'listOpdReceipts'>['items'][number];

/** A look as those read it who must not learn of whom: bodies and purpose with their names, datasets by their ids. */
export function lookAnswer(look: KeptLook, city: CityNames): Answered {
  const { lookId, at, kind, viewer, name, institution, purpose, caseNumber, reason, persons } = look;
  return {
    ...{ lookId, at, kind, viewer, name, caseNumber, reason, persons },
    institution: institution === undefined ? undefined : bodyNamed(city, institution, at),
    purpose: purpose === undefined ? undefined : named(city.purposes, purpose),
    shown: look.shown.map(({ datasetId }) => datasetId),
  };
}
