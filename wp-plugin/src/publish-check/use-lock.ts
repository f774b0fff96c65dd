import { useDispatch } from '@wordpress/data';
import { useEffect } from '@wordpress/element';

const lock = 'kundenmeister/findings-not-seen';

interface EditorActions {
  lockPostSaving: (name: string) => void;
  unlockPostSaving: (name: string) => void;
}

/** Keeps the panel's own button from publishing while `isLocked`. */
export function useLock(isLocked: boolean): void {
  const { lockPostSaving, unlockPostSaving } = useDispatch('core/editor') as unknown as EditorActions;
  useEffect(() => {
    if (!isLocked) {
      return undefined;
    }
    lockPostSaving(lock);
    return () => unlockPostSaving(lock);
  }, [isLocked, lockPostSaving, unlockPostSaving]);
}
