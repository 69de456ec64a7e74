/** A file dropped on the zone is chosen as if by its input; `several` hears when there were more than one. Dropped beside it, nothing happens: the page stays. */
export function followDrops(zone: HTMLElement, input: HTMLInputElement, several: () => void): void {
  for (const type of ['dragover', 'drop']) document.addEventListener(type, (event) => event.preventDefault());
  for (const type of ['dragenter', 'dragover']) zone.addEventListener(type, () => zone.toggleAttribute('data-over', true));
  for (const type of ['dragleave', 'drop']) zone.addEventListener(type, () => zone.toggleAttribute('data-over', false));
  zone.addEventListener('drop', ({ dataTransfer }) => {
    const [first, ...more] = dataTransfer?.files ?? [];
    if (!first) return;
    const chosen = new DataTransfer();
    chosen.items.add(first);
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    if (more.length > 0) several();
  });
}
