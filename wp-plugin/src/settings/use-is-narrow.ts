import { useEffect, useState } from '@wordpress/element';

/** Where WordPress's own screens change to one column. */
const narrow = window.matchMedia('(max-width: 782px)');

/** True while the window is too narrow for a table. */
export function useIsNarrow(): boolean {
  const [isNarrow, setIsNarrow] = useState(narrow.matches);
  useEffect(() => {
    const follow = (): void => setIsNarrow(narrow.matches);
    narrow.addEventListener('change', follow);
    return () => narrow.removeEventListener('change', follow);
  }, []);
  return isNarrow;
}
