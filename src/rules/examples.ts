/** The example of a rule, as its page shows it. */
export interface Example {
  readonly before: string;
  readonly after: string;
}

/** By rule id; a test holds each against what the tool really does. */
export const examples: Readonly<Record<string, Example>> = {
  'client/point-at-provider': {
    before: 'const client = new OpenAI();',
    after:
      "const client = new OpenAI({ baseURL: 'https://api.deepseek.com', apiKey: process.env.DEEPSEEK_API_KEY ?? '' });",
  },
  'model/map-to-provider': { before: "model: 'gpt-4o',", after: "model: 'deepseek-flash'," },
  'endpoint/point-at-provider': {
    before: "fetch('https://api.openai.com/v1/chat/completions', …)",
    after: "fetch('https://api.deepseek.com/chat/completions', …)",
  },
  'env/rename-variable': { before: 'OPENAI_API_KEY=', after: 'DEEPSEEK_API_KEY=' },
  'param/answer-mode': { before: "mode: 'FUNCTIONS'", after: "mode: 'TOOLS'" },
  'param/follow-profile': { before: 'max_completion_tokens: 500,', after: 'max_tokens: 500,' },
  'param/messages': { before: "{ role: 'developer', content }", after: "{ role: 'system', content }" },
  'param/sent-unasked': {
    before: 'generateText({ model, prompt })',
    after: 'generateText({ model, prompt, temperature: 1 })',
  },
  'param/thinking': {
    before: "{ model: 'gpt-4o', messages }",
    after: "{ model: 'deepseek-flash', messages, ...{ thinking: { type: 'disabled' } } }",
  },
  'secret/hard-coded-key': {
    before: "apiKey: 'sk-…',",
    after: "apiKey: process.env.DEEPSEEK_API_KEY ?? '',",
  },
};
