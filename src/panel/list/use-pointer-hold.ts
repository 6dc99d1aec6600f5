import { type RefObject, useEffect, useState } from 'react';

/** Where what waits is asked for: on the way there nothing may move either. */
const ON_THE_WAY = '[data-part=status]';

/** Whether the pointer is in the box, or has gone from it to the status bar, and how to say that it is, or is not. */
export function usePointerHold(box: RefObject<HTMLElement | null>): [boolean, (held: boolean) => void] {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!held) return;
    const onOver = ({ target }: PointerEvent) => {
      const isNear =
        target instanceof Element && (box.current?.contains(target) || target.closest(ON_THE_WAY) !== null);
      if (!isNear) setHeld(false);
    };
    const onOut = ({ relatedTarget }: PointerEvent) => {
      if (relatedTarget === null) setHeld(false);
    };
    document.addEventListener('pointerover', onOver);
    document.addEventListener('pointerout', onOut);
    return () => {
      document.removeEventListener('pointerover', onOver);
      document.removeEventListener('pointerout', onOut);
    };
  }, [held, box]);
  return [held, setHeld];
}
