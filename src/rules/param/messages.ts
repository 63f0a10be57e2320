import type { Change } from '../../core/change.js';
import { defineRule, type Decision, type RuleContext } from '../../core/rule.js';
import type { CallUsage, LiteralValue, ResolvedUsage, Value } from '../../core/usage.js';
import * as say from '../../messages/params.js';
import { auto, manual } from '../decision.js';
import { imagesIn } from '../model-need.js';
import { circumstancesOf } from './circumstances.js';

type Call = CallUsage & ResolvedUsage;

export default defineRule({
  id: 'param/messages',
  kind: 'param',
  title: { en: 'What messages may hold', zh: '消息中允许的内容' },
  help: {
    en: 'The role developer becomes system where it is refused; images that the model or the provider does not take are reported by their field.',
    zh: '不支持 developer 角色时改为 system；模型或厂商不接受的图片按字段报告。',
  },
  on: 'call',
  decide(call, context) {
    if (!context.moves(call)) return [];
    const messages = call.options['messages'] ?? call.options['input'];
    return messages
      ? [...roles(call, messages.value, context), ...images(call, messages.value, context)]
      : [];
  },
});

function roles(call: Call, messages: Value, context: RuleContext): Decision[] {
  const fact = context.target.param('messages.role.developer', circumstancesOf(call, context));
  if (fact?.behaviour !== 'rejected') return [];
  const found = new Map(developerRoles(messages).map((role) => [`${role.at.file}:${role.at.start}`, role]));
  return [...found.values()].map((role) => {
    const changes: Change[] = [{ type: 'set-literal', usage: call.id, at: role.at, value: 'system' }];
    return auto(say.developerRole(context.target.profile.name), changes, { at: role.at, kind: 'param' });
  });
}

function developerRoles(value: Value): LiteralValue[] {
  if (value.type === 'array') return value.items.flatMap(developerRoles);
  if (value.type === 'choice') return value.of.flatMap(developerRoles);
  if (value.type !== 'object') return [];
  const role = value.entries['role'];
  const all = role?.type === 'choice' ? role.of : [role];
  return all.filter((each): each is LiteralValue => each?.type === 'literal' && each.value === 'developer');
}

function images(call: Call, messages: Value, context: RuleContext): Decision[] {
  const known = circumstancesOf(call, context);
  return imagesIn(messages).flatMap((image) => {
    const url = urlOf(image);
    const fact = context.target.param('messages.image_url', {
      ...known,
      ...(url === undefined ? {} : { value: url }),
    });
    return fact?.behaviour === 'rejected'
      ? [manual(say.imageInput(fact.detail), { at: image.at, kind: 'param' })]
      : [];
  });
}

function urlOf(image: Extract<Value, { type: 'object' }>): string | undefined {
  const field = image.entries['image_url'];
  const url = field?.type === 'object' ? field.entries['url'] : field;
  if (url?.type === 'joined') {
    const head = url.parts[0];
    return head?.type === 'literal' ? String(head.value) : undefined;
  }
  return url?.type === 'literal' ? String(url.value) : undefined;
}
