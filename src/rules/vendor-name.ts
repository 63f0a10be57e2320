import type { Target } from '../core/target.js';

/** The name that a provider gets in a program whose framework tells providers apart by names of the program's own choice. */
export function vendorName({ profile }: Target): string {
  return profile.id;
}
