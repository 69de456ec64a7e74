/** Files dropped on the zone are chosen as if by its input. Dropped beside it, nothing happens: the page stays. */
export function followDrops(zone: HTMLElement, input: HTMLInputElement): void {
  for (const type of ['dragover', 'drop']) document.addEventListener(type, (event) => event.preventDefault());
  for (const type of ['dragenter', 'dragover']) zone.addEventListener(type, () => zone.toggleAttribute('data-over', true));
  for (const type of ['dragleave', 'drop']) zone.addEventListener(type, () => zone.toggleAttribute('data-over', false));
  zone.addEventListener('drop', ({ dataTransfer }) => {
    const dropped = [...(dataTransfer?.files ?? [])];
    if (dropped.length === 0) return;
    const chosen = new DataTransfer();
    for (const file of dropped) chosen.items.add(file);
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
}
