import type { Localized } from '../core/localized.js';

/** The words of the catalogue without their full stop, so that they can stand inside another sentence. */
export function withoutStop({ en, zh }: Localized): Localized {
  return { en: bare(en), zh: bare(zh) };
}

/** With exactly one full stop, that of its language. */
export function withStop({ en, zh }: Localized): Localized {
  return { en: `${bare(en)}.`, zh: `${bare(zh)}。` };
}

function bare(text: string): string {
  return text.replace(/[.。]+$/, '');
}
