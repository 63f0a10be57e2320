/** The path of a Chromium. Throws an Error that says what to do where there is none and none can be installed. */
export function ensureChromium(): string;
