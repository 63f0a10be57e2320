import { Help, type HelpConfiguration } from 'commander';
import stringWidth from 'string-width';
import type { Lang } from '../core/localized.js';
import * as say from '../messages/cli.js';
import { wrap } from '../text/wrap.js';

/** Help in both languages: Chinese characters are two columns wide, and lines of them break without blanks. */
export function helpIn(lang: Lang): HelpConfiguration {
  return {
    styleTitle: (title) => say.helpTitle(title, lang),
    displayWidth: (text) => stringWidth(text),
    boxWrap: (text, width) =>
      text
        .split('\n')
        .flatMap((line) => wrap(line, width))
        .join('\n'),
    optionDescription(option) {
      if (lang === 'en' || !option.argChoices) return Help.prototype.optionDescription.call(this, option);
      return `${option.description}（可选：${option.argChoices.join('、')}）`;
    },
    argumentDescription(argument) {
      if (lang === 'en' || !argument.argChoices)
        return Help.prototype.argumentDescription.call(this, argument);
      return `${argument.description}（可选：${argument.argChoices.join('、')}）`;
    },
  };
}
