import { confirm, isCancel, select } from '@clack/prompts';
import type { Capability } from '../../core/usage.js';
import * as say from '../../messages/init.js';
import { Cancelled } from '../interactive/cancelled.js';
import type { Terminal } from '../terminal.js';
import type { Prospect } from './rank.js';

/** What `init` asks a person; on stderr, as all that is not the result. */
export interface Wizard {
  provider(prospects: readonly Prospect[]): Promise<string>;
  /** Where a capability goes that the chosen provider lacks: a provider, or `openai` to leave it. */
  elsewhere(capability: Capability, candidates: readonly string[]): Promise<string>;
  overwrite(file: string): Promise<boolean>;
}

export function terminalWizard({ lang }: Terminal): Wizard {
  const output = process.stderr;
  return {
    async provider(prospects) {
      return answered(
        await select({
          message: say.whichProvider[lang],
          options: prospects.map((prospect) => ({
            value: prospect.id,
            label: `${prospect.id}  ${prospect.plan.target.profile.name[lang]}`,
            hint: say.outlook(prospect.plan.report.summary.byStatus)[lang],
          })),
          maxItems: 10,
          output,
        }),
      );
    },
    async elsewhere(capability, candidates) {
      return answered(
        await select({
          message: say.whereTo(capability)[lang],
          options: [
            ...candidates.map((id) => ({ value: id, label: id })),
            { value: 'openai', label: say.staysAtOpenAI[lang] },
          ],
          output,
        }),
      );
    },
    async overwrite(file) {
      const message = say.overwrite(file)[lang];
      const [active, inactive] = [say.yes[lang], say.no[lang]];
      return answered(await confirm({ message, active, inactive, initialValue: false, output }));
    },
  };
}

function answered<T>(answer: T): Exclude<T, symbol> {
  if (isCancel(answer)) throw new Cancelled();
  return answer as Exclude<T, symbol>;
}
