import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useSession } from './session.js';

const nearby = new Map<Element, (isNear: boolean) => void>();
const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) nearby.get(target)?.(isIntersecting);
  },
  { rootMargin: '1200px 0px' },
);

interface LazyProps {
  /** In pixels, until it was drawn once. */
  readonly height: number;
  /** Drawn wherever it is: the keyboard is going there. */
  readonly isWanted: boolean;
  readonly draw: () => ComponentChildren;
}

/** Draws its content only near the window, so that thousands of findings cost no more than those that can be seen. */
export function Lazy({ height, isWanted, draw }: LazyProps) {
  const { isPrinting } = useSession();
  const box = useRef<HTMLDivElement>(null);
  const known = useRef(height);
  const [isNear, setNear] = useState(false);
  const isDrawn = isNear || isWanted || isPrinting;
  useEffect(() => {
    const element = box.current!;
    nearby.set(element, setNear);
    observer.observe(element);
    return () => {
      observer.unobserve(element);
      nearby.delete(element);
    };
  }, []);
  useLayoutEffect(() => {
    if (!isDrawn) return undefined;
    const element = box.current!;
    return () => {
      known.current = element.offsetHeight || known.current;
    };
  }, [isDrawn]);
  return (
    <div ref={box} style={isDrawn ? undefined : { height: `${known.current}px` }}>
      {isDrawn ? draw() : null}
    </div>
  );
}
