import { type Level, traitsOf } from '../../functions/model/access-level.ts';

/** Each access has a sign beside its colour and its word: an open padlock, a key, a closed padlock. */
const signs: Readonly<Record<Level['access'], string>> = {
  open: 'M5 11h14v9H5zM8 11V7a4 4 0 0 1 7.5-2',
  limited: 'M11 13 20 4m-3 3 3 3M12 15.5a4 4 0 1 1-8 0 4 4 0 0 1 8 0',
  closed: 'M5 11h14v9H5zM8 11V7a4 4 0 0 1 8 0v4',
};

/** Who may read a dataset, in one word. */
export function LevelBadge({ access }: Pick<Level, 'access'>) {
  return (
    <span class={`level level-${access}`}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={signs[access]} />
      </svg>
      {traitsOf({ access }).label}
    </span>
  );
}
