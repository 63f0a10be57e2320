/** The day on which providers are played in tests, whatever the clock says: facts were read by then. */
export const TODAY = '2026-11-23';
