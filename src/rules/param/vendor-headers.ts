import { defineRule, type Decision, type RuleContext } from '../../core/rule.js';
import type { CallUsage, OptionSite, ResolvedUsage } from '../../core/usage.js';
import * as say from '../../messages/params.js';
import { auto, review } from '../decision.js';
import { isVendorHeader } from '../without-entry.js';

type Call = CallUsage & ResolvedUsage;

export default defineRule({
  id: 'param/vendor-headers',
  kind: 'param',
  title: {
    en: "Headers of OpenAI's go from plain requests",
    zh: '直接 HTTP 请求中 OpenAI 专用的请求头会移除',
  },
  help: {
    en: 'OpenAI-Organization, OpenAI-Project and OpenAI-Beta mean nothing elsewhere, and an organization is nobody else’s business.',
    zh: 'OpenAI-Organization、OpenAI-Project、OpenAI-Beta 对其他厂商没有意义，组织编号也不应发给他人。',
  },
  on: 'call',
  decide(call, context) {
    if (!context.moves(call)) return [];
    return headersOf(call).map((header) => goes(call, header, context));
  },
});

function headersOf(call: CallUsage): readonly OptionSite[] {
  return Object.values(call.connection ?? {}).filter((option) => isVendorHeader(option.name));
}

function goes(call: Call, header: OptionSite, context: RuleContext): Decision {
  const extra = { at: header.at, kind: 'param' as const };
  const sharing = context.usages.filter(
    (other) => other.kind === 'call' && headersOf(other).some((each) => isSame(each, header)),
  );
  if (!sharing.every((other) => context.moves(other)))
    return review(say.vendorHeaderShared(header.name), [], extra);
  const changes = [{ type: 'remove-option' as const, usage: call.id, name: header.name }];
  return header.own
    ? auto(say.vendorHeader(header.name), changes, extra)
    : review(say.vendorHeader(header.name), changes, extra);
}

function isSame(a: OptionSite, b: OptionSite): boolean {
  return a.at.file === b.at.file && a.at.start === b.at.start;
}
