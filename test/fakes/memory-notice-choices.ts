import type { NoticeChoices } from '../../functions/helpdesk/notice-choice.port.ts';
import { type NoticeChoice, noticeChoiceSchema } from '../../functions/model/notice-choice.ts';

/** Choices of residents in memory. */
export function memoryNoticeChoices(): NoticeChoices & { readonly choices: Map<string, NoticeChoice> } {
  const choices = new Map<string, NoticeChoice>();
  return {
    choices,
    async get(person) {
      return choices.get(person);
    },
    async list() {
      return [...choices.values()].sort((one, other) => (one.person < other.person ? -1 : 1));
    },
    async put(choice) {
      choices.set(choice.person, noticeChoiceSchema.parse(choice));
    },
    async drop(person) {
      choices.delete(person);
    },
    async told({ person, since }, until) {
      const standing = choices.get(person);
      if (standing?.since === since) choices.set(person, { ...standing, toldUntil: until });
    },
  };
}
