/** Shows an element whole: the focus alone leaves one that is cut off at the edge as it is. */
export function bringIntoView(element: HTMLElement): void {
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
