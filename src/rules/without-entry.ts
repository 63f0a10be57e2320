import type { Change } from '../core/change.js';
import type { ClientUsage } from '../core/usage.js';

/** Entries of a client's headers or query go, and the option with them where nothing else is in it. */
export function withoutEntries(
  client: ClientUsage,
  name: string,
  goes: (entry: string) => boolean,
): readonly Change[] {
  const option = client.options[name];
  if (option?.value.type !== 'object') return [];
  const all = Object.keys(option.value.entries);
  const going = all.filter(goes);
  const usage = client.id;
  if (going.length > 0 && going.length === all.length && !option.value.open)
    return [{ type: 'remove-option', usage, name }];
  return going.map((entry) => ({
    type: 'remove-option',
    usage,
    name: `${option.writtenAs}.${entry}`,
    asWritten: true,
  }));
}

/** A header that only OpenAI reads: `OpenAI-Organization`, `OpenAI-Project`, `OpenAI-Beta`. */
export function isVendorHeader(name: string): boolean {
  return /^openai-/i.test(name);
}
