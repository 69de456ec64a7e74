import { registerColumnWords, showNames, subjectNames } from '../../../functions/model/profile-words.ts';
import type { Body } from '../../parts/api-call.ts';
import { choiceOf, textOf } from '../../parts/level-form.ts';

type Choice = Body<'setProfile'>;

/** What the head chose in the form that `profile-view.tsx` draws. A register is meant where one of its columns is named. */
export function readProfile(form: HTMLFormElement): Choice {
  const purposes = new FormData(form).getAll('purposes').map(String);
  return {
    subject: choiceOf(form, 'subject', subjectNames),
    show: choiceOf(form, 'show', showNames),
    purposes,
    ...named({ programme: textOf(form, 'programme'), amount: textOf(form, 'amount'), date: textOf(form, 'date') }),
    ...registerIn(form),
  };
}

/** Name and date of birth are sent empty, too, so that the answer says that they are missing. */
function registerIn(form: HTMLFormElement): Pick<Choice, 'register'> {
  const given = named(Object.fromEntries(Object.keys(registerColumnWords).map((member) => [member, textOf(form, `register.${member}`)])));
  if (Object.keys(given).length === 0) return {};
  return { register: { name: '', birthDate: '', ...given } };
}

function named<N extends string>(columns: Readonly<Record<N, string>>): Partial<Record<N, string>> {
  const entries = Object.entries<string>(columns).filter(([, name]) => name !== '');
  const isNamed = (of: object): of is Partial<Record<N, string>> => Object.keys(of).every((name) => name in columns);
  const found = Object.fromEntries(entries);
  return isNamed(found) ? found : {};
}
