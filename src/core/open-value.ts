import type { Value } from './usage.js';

/** True where some alternative or part of the value could not be followed. */
export function isOpen(value: Value | undefined): boolean {
  switch (value?.type) {
    case 'untraced':
      return true;
    case 'choice':
      return value.of.some(isOpen);
    case 'joined':
      return value.parts.some(isOpen);
    default:
      return false;
  }
}
