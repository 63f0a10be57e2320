/** done · something beyond the baseline, or left for a person under --strict · wrong usage · a failure on our side or of the machine · Ctrl+C at a question */
export const EXIT = { done: 0, findings: 1, usage: 2, failure: 3, cancelled: 130 } as const;
/** One of ours, or that of a command that was run for the user. */
export type ExitCode = number;
