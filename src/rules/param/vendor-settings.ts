import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/params.js';
import { review } from '../decision.js';
import { vendorName } from '../vendor-name.js';

export default defineRule({
  id: 'param/vendor-settings',
  kind: 'param',
  title: { en: "Settings kept under a vendor's name", zh: '以厂商名存放的设置' },
  help: {
    en: 'A framework that knows providers by name hands settings to the one whose name they stand under. Which of them the new provider understands is for a person to say.',
    zh: '按名称区分厂商的框架，会把设置交给其所在名称对应的厂商。新厂商能理解其中哪些，需由人来判断。',
  },
  on: 'call',
  decide(call, context) {
    const option = call.options['vendor_settings'];
    if (!option || !context.moves(call)) return [];
    const to = vendorName(context.target);
    return [review(say.vendorSettings(option.writtenAs, to), [], { kind: 'param', at: option.at })];
  },
});
