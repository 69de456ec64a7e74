import { type GuideName, guideAddress, guideTitles } from '../../functions/messages/guide.ts';
import { element } from './elements.ts';

/** The way to what helps; nothing where nothing does. */
export function guideLinks(names: readonly GuideName[]): HTMLElement[] {
  if (names.length === 0) return [];
  const links = names.flatMap((name, place) => [
    ...(place > 0 ? [', '] : []),
    element('a', { href: guideAddress(name), 'data-guide': name }, guideTitles[name]),
  ]);
  return [element('p', { class: 'hint' }, 'Panduan: ', ...links, '.')];
}
