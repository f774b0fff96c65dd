import { useEffect, useState } from '@wordpress/element';
import { checkDeclaration } from '../../bridge/client';
import type { DeclarationCheck } from '../../bridge/types';

/** Milliseconds of quiet before the bridge is asked. */
const quiet = 700;

/** What the check finds in the text as typed; null while it is empty, and until the first answer. */
export function useTextCheck(text: string): DeclarationCheck | null {
  const [check, setCheck] = useState<DeclarationCheck | null>(null);
  useEffect(() => {
    if (text.trim() === '') {
      setCheck(null);
      return undefined;
    }
    let current = true;
    const timer = setTimeout(() => {
      checkDeclaration({ text })
        .then((found) => current && setCheck(found))
        .catch(() => current && setCheck(null));
    }, quiet);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  return check;
}
