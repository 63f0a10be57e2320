import type { TargetedEvent } from 'preact';

export type ChangeEvent = TargetedEvent<HTMLInputElement>;
