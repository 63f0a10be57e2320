import { describe, expect, it } from 'vitest';
import yaml from '../../../src/languages/yaml/index.js';
import { describeContract } from '../contract.js';
import { envNamed, openText, shortly, sourceOf } from '../open-text.js';

const COMPOSE = `services:
  app:
    image: shop
    build:
      args:
        - OPENAI_API_KEY
    environment:
      # API interface address, optional, available when OPENAI_API_KEY is set
      - OPENAI_API_KEY=\${OPENAI_API_KEY}
      - "OPENAI_MODEL=gpt-4o"
      # - OPENAI_BASE_URL=https://api.openai.com/v1
  worker:
    environment:
      OPENAI_API_KEY: \${OPENAI_API_KEY:?missing}
      OPENAI_MODEL: \${OPENAI_MODEL:-gpt-4o-mini}
      OPENAI_BASE_URL:
      PORT: 3000
`;

const KUBERNETES = `apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: web
          env:
            - name: OPENAI_API_KEY
              valueFrom:
                secretKeyRef:
                  name: shop
                  key: OPENAI_API_KEY
            - name: OPENAI_API_BASE_URL
              value: 'https://api.openai.com'
            - name: OPENAI_API_MODEL
              value: gpt-3.5-turbo
            - name: OTHER
              value: x
---
kind: ConfigMap
data:
  OPENAI_MODEL: "gpt-4o"
  run.sh: |
    # a comment on OPENAI_API_KEY
    curl https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY"
`;

const WORKFLOW = `on: push
jobs:
  test:
    env:
      OPENAI_API_KEY: \${{ secrets.OPENAI_API_KEY }}
    steps:
      - run: npm test
      - uses: some/action@v1
        with:
          key: \${{ secrets['OPENAI_API_KEY'] }}
          model: gpt-4o
      - run: |
          export OPENAI_BASE_URL=https://api.openai.com/v1
          echo "done"
`;

const CHART = `apiVersion: v1
kind: Deployment
spec:
  {{- if .Values.enabled }}
  env:
    - name: OPENAI_API_KEY
      valueFrom:
        secretKeyRef:
          key: {{ .Values.secretKey }}
    - name: OPENAI_MODEL
      value: "gpt-4o"
  {{- end }}
  data:
    OPENAI_BASE_URL: {{ .Values.url | quote }}
    OPENAI_ORG_ID: org-1
`;

const comment = (words: string): string => `# ${words}\n`;

describeContract(yaml, [
  { file: 'docker-compose.yml', text: COMPOSE, comment },
  { file: 'k8s/deploy.yaml', text: KUBERNETES, comment },
  { file: '.github/workflows/test.yml', text: WORKFLOW, comment },
  { file: 'chart/templates/web.yaml', text: CHART, comment },
]);

describe('claims', () => {
  it.each(['a.yml', 'compose.yaml', 'docker-compose.yml.example', 'chart/templates/_env.tpl'])('%s', (file) =>
    expect(yaml.claims(file)).toBe(true),
  );
  it.each(['pnpm-lock.yaml', 'poetry.lock.yml', 'a.yaml.ts', 'a.json'])('not %s', (file) =>
    expect(yaml.claims(file)).toBe(false),
  );
});

describe('detects', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'compose',
      COMPOSE,
      [
        'env pass key OPENAI_API_KEY',
        'env declare key OPENAI_API_KEY=${OPENAI_API_KEY}',
        'env pass key OPENAI_API_KEY',
        'env declare model OPENAI_MODEL=gpt-4o',
        'model env gpt-4o in OPENAI_MODEL',
        'env declare baseURL OPENAI_BASE_URL=https://api.openai.com/v1 commented',
        'endpoint config base https://api.openai.com/v1',
        'env declare key OPENAI_API_KEY=${OPENAI_API_KEY:?missing}',
        'env pass key OPENAI_API_KEY',
        'env declare model OPENAI_MODEL=${OPENAI_MODEL:-gpt-4o-mini}',
        'env pass model OPENAI_MODEL',
        'model env gpt-4o-mini in OPENAI_MODEL',
        'env declare baseURL OPENAI_BASE_URL',
      ],
    ],
    [
      'Kubernetes',
      KUBERNETES,
      [
        'env declare key OPENAI_API_KEY',
        'env pass key OPENAI_API_KEY',
        'env declare baseURL OPENAI_API_BASE_URL=https://api.openai.com',
        'endpoint config origin https://api.openai.com',
        'env declare model OPENAI_API_MODEL=gpt-3.5-turbo',
        'model env gpt-3.5-turbo in OPENAI_API_MODEL',
        'env declare model OPENAI_MODEL=gpt-4o',
        'model env gpt-4o in OPENAI_MODEL',
        'endpoint request full https://api.openai.com/v1/models',
        'env pass key OPENAI_API_KEY',
      ],
    ],
    [
      'a workflow',
      WORKFLOW,
      [
        'env declare key OPENAI_API_KEY=${{ secrets.OPENAI_API_KEY }}',
        'env pass key OPENAI_API_KEY',
        'env pass key OPENAI_API_KEY',
        'model setting gpt-4o',
        'env declare baseURL OPENAI_BASE_URL=https://api.openai.com/v1',
        'endpoint config base https://api.openai.com/v1',
      ],
    ],
    [
      'a template that is no YAML yet',
      CHART,
      [
        'env declare key OPENAI_API_KEY',
        'env declare model OPENAI_MODEL=gpt-4o',
        'model env gpt-4o in OPENAI_MODEL',
        'env declare baseURL OPENAI_BASE_URL',
        'env declare organization OPENAI_ORG_ID=org-1',
      ],
    ],
    [
      'flow style',
      'env: { OPENAI_API_KEY: x, "OPENAI_MODEL": "gpt-4o" }\nlist: [OPENAI_API_KEY, OTHER]\n',
      [
        'env declare key OPENAI_API_KEY=x',
        'env declare model OPENAI_MODEL=gpt-4o',
        'model env gpt-4o in OPENAI_MODEL',
        'env pass key OPENAI_API_KEY',
      ],
    ],
    [
      'GitLab and Render',
      'variables:\n  OPENAI_API_KEY:\n    value: x\n    description: Your key\nenvVars:\n  - key: OPENAI_API_KEY\n    sync: false\nscript:\n  - export OPENAI_MODEL=gpt-4o\n',
      [
        'env declare key OPENAI_API_KEY=x',
        'env pass key OPENAI_API_KEY',
        'env declare model OPENAI_MODEL=gpt-4o',
        'model env gpt-4o in OPENAI_MODEL',
      ],
    ],
    [
      'a generic model variable that hands on its default',
      'MODEL: ${MODEL:-gpt-4o}\nDEFAULT_MODEL: ${DEFAULT_MODEL:-qwen-max}\n',
      ['env declare model MODEL=${MODEL:-gpt-4o}', 'env pass model MODEL', 'model env gpt-4o in MODEL'],
    ],
    [
      'dimensions and permissions',
      'index:\n  dimension: 1536\n  size: 1536\negress:\n  - api.openai.com\n',
      ['dimension 1536 settings', 'endpoint list host api.openai.com'],
    ],
    [
      'what stands behind an alias, not the alias',
      'model_list:\n  - model_name: gpt-4o\n    litellm_params:\n      model: gpt-4o\n      api_key: os.environ/OPENAI_API_KEY\n',
      ['model setting gpt-4o', 'env mention key OPENAI_API_KEY'],
    ],
    [
      'providers of an evaluation',
      'providers:\n  - openai:chat:gpt-4o\n  - id: openai:gpt-4\n  - openai:chat:mine\n',
      ['model setting gpt-4o', 'model setting gpt-4'],
    ],
    [
      "addresses under a key of the program's own",
      'baseUrl: https://api.openai.com/v1\nchat: https://api.openai.com/v1/chat/completions\nnote: see https://api.openai.com/v1\n',
      [
        'endpoint base base https://api.openai.com/v1',
        'endpoint request full https://api.openai.com/v1/chat/completions',
        'endpoint config base https://api.openai.com/v1',
      ],
    ],
    ['examples in a description of an API', 'schema:\n  example:\n    model: gpt-4o\n', []],
    ['names of providers', 'provider: OPENAI\nother: AZURE_OPENAI\nproviders: [OPENAI, AZURE_OPENAI]\n', []],
    [
      'nothing of others',
      'model: gpt-oss-20b\nurl: https://api.openai.com.example.org\nkey: sk-task-list\n',
      [],
    ],
    [
      'commented pairs',
      '# OPENAI_MODEL: gpt-4o\n# OPENAI_API_KEY: the key of your account\n#  - name: OPENAI_ORG_ID\na: 1\n',
      [
        'env declare model OPENAI_MODEL=gpt-4o commented',
        'model env gpt-4o in OPENAI_MODEL',
        'env declare organization OPENAI_ORG_ID commented',
      ],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(shortly(await openText(yaml, 'settings.yml', text))).toEqual(expected);
  });

  it("a key that is written out as somebody's own", async () => {
    const key = ['sk', 'Zk39fLq81PmXcVb7Tn2RwYd5'].join('-');
    const opened = await openText(yaml, 'compose.yml', `environment:\n  OPENAI_API_KEY: ${key}\n`);
    expect(shortly(opened)).toEqual([`env declare key OPENAI_API_KEY=${key} real`, 'secret env']);
  });

  it('keys under names that say OpenAI', async () => {
    const key = ['sk', 'Zk39fLq81PmXcVb7Tn2RwYd5'].join('-');
    const text = `openaiApiKey: ${key}\notherApiKey: ${key}\n`;
    expect(shortly(await openText(yaml, 'config.yml', text))).toEqual(['secret env']);
  });

  it('nothing in words for people', async () => {
    const text = 'error: Please set OPENAI_API_KEY\nmodel: gpt-4o\n';
    expect(shortly(await openText(yaml, 'locales/en.yml', text))).toEqual([]);
  });
});

describe('renders', () => {
  it('no second entry of the same name', async () => {
    const opened = await openText(yaml, 'a.yml', 'a:\n  GLM_KEY: 1\n  OPENAI_API_KEY: 2\n');
    const usage = envNamed(opened, 'OPENAI_API_KEY');
    const [rendering] = opened.session.render(usage, [
      { type: 'rename-variable', usage: usage.id, to: 'GLM_KEY' },
    ]);
    expect(rendering?.ok).toBe(false);
  });

  it.each([
    ['OPENAI_MODEL: gpt-4o # best\r\n', 'OPENAI_MODEL: glm-4 # best\r\n'],
    ["OPENAI_MODEL: 'gpt-4o'\n", "OPENAI_MODEL: 'glm-4'\n"],
    ['OPENAI_MODEL:\n', 'OPENAI_MODEL: glm-4\n'],
    ['OPENAI_MODEL: # none\n', 'OPENAI_MODEL: glm-4 # none\n'],
    ['env:\n  - OPENAI_MODEL=gpt-4o\n', 'env:\n  - OPENAI_MODEL=glm-4\n'],
    ['env:\n  - OPENAI_MODEL\n', 'env:\n  - OPENAI_MODEL=glm-4\n'],
    ['- name: OPENAI_MODEL\n  value: "gpt-4o"\n', '- name: OPENAI_MODEL\n  value: "glm-4"\n'],
    ['OPENAI_MODEL: ${OPENAI_MODEL:-gpt-4o}\n', 'OPENAI_MODEL: ${OPENAI_MODEL:-glm-4}\n'],
    ['OPENAI_MODEL: ${{ vars.OPENAI_MODEL }}\n', 'OPENAI_MODEL: ${{ vars.OPENAI_MODEL }}\n'],
  ])('set-variable in %j', async (text, expected) => {
    const opened = await openText(yaml, 'a.yml', text);
    const { id } = envNamed(opened, 'OPENAI_MODEL');
    expect(opened.after({ type: 'set-variable', usage: id, value: 'glm-4' })).toBe(expected);
    expect(opened.session.check('a.yml', expected)).toEqual([]);
  });

  it.each([
    [
      'env:\n  OPENAI_API_KEY: abc # mine\n  B: 1\n',
      undefined,
      'env:\n  OPENAI_API_KEY: abc # mine\n  GLM_KEY: ""\n  B: 1\n',
    ],
    ['env:\n  - OPENAI_API_KEY=abc\n', 'v', 'env:\n  - OPENAI_API_KEY=abc\n  - GLM_KEY=v\n'],
    ['env:\n  - OPENAI_API_KEY\n', undefined, 'env:\n  - OPENAI_API_KEY\n  - GLM_KEY\n'],
    [
      'OPENAI_API_KEY: ${{ secrets.MY_KEY }}\r\n',
      undefined,
      'OPENAI_API_KEY: ${{ secrets.MY_KEY }}\r\nGLM_KEY: ${{ secrets.GLM_KEY }}\r\n',
    ],
    ['{ OPENAI_API_KEY: a }\n', 'b', '{ OPENAI_API_KEY: a, GLM_KEY: b }\n'],
    ['a: [OPENAI_API_KEY, B]\n', undefined, 'a: [OPENAI_API_KEY, GLM_KEY, B]\n'],
    ['- OPENAI_API_KEY: a\n  B: 1\n', 'b', '- OPENAI_API_KEY: a\n  GLM_KEY: b\n  B: 1\n'],
    [
      'env:\n  - name: OPENAI_API_KEY\n    valueFrom:\n      secretKeyRef:\n        name: s\n        key: OPENAI_API_KEY\n  - name: B\n',
      undefined,
      'env:\n  - name: OPENAI_API_KEY\n    valueFrom:\n      secretKeyRef:\n        name: s\n        key: OPENAI_API_KEY\n  - name: GLM_KEY\n    valueFrom:\n      secretKeyRef:\n        name: s\n        key: GLM_KEY\n  - name: B\n',
    ],
  ])('declare-variable after %j', async (text, value, expected) => {
    const opened = await openText(yaml, 'a.yml', text);
    const change = {
      type: 'declare-variable',
      usage: envNamed(opened, 'OPENAI_API_KEY').id,
      name: 'GLM_KEY',
      ...(value === undefined ? {} : { value }),
    } as const;
    expect(opened.after(change)).toBe(expected);
    expect(opened.session.check('a.yml', expected)).toEqual([]);
    const again = await openText(yaml, 'a.yml', expected);
    expect(again.after({ ...change, usage: envNamed(again, 'OPENAI_API_KEY').id })).toBe(expected);
  });

  it.each([
    ['- name: OPENAI_API_KEY\n  valueFrom:\n    secretKeyRef:\n      key: openai-api-key\n', 'glm-key'],
    ['kind: Secret\nstringData:\n  openai-api-key: x\n', 'glm-key'],
    ['env:\n  {{ if x }}\n  - key: openai_api_key\n', 'glm_key'],
  ])('the key of a secret with the variable in %j', async (text, expected) => {
    const opened = await openText(yaml, 'a.yml', text);
    const changes = opened.usages.map(({ id }) => ({
      type: 'rename-variable' as const,
      usage: id,
      to: 'GLM_KEY',
    }));
    const after = text.replace('OPENAI_API_KEY', 'GLM_KEY').replace(/openai.api.key/, expected);
    expect(opened.after(...changes)).toBe(after);
  });

  it('another variable from another key of the secret', async () => {
    const text = '- name: OPENAI_API_KEY\n  valueFrom: { secretKeyRef: { name: s, key: openai-api-key } }\n';
    const opened = await openText(yaml, 'a.yml', text);
    const declared = opened.usages.map(({ id }) => ({
      type: 'declare-variable' as const,
      usage: id,
      name: 'GLM_KEY',
    }));
    expect(opened.after(...declared)).toBe(
      `${text}- name: GLM_KEY\n  valueFrom: { secretKeyRef: { name: s, key: glm-key } }\n`,
    );
  });

  it('refuses to hand the same secret on under another name', async () => {
    const text = '- name: OPENAI_API_KEY\n  valueFrom:\n    secretKeyRef:\n      key: the-key\n';
    const opened = await openText(yaml, 'a.yml', text);
    const usage = envNamed(opened, 'OPENAI_API_KEY');
    const [rendering] = opened.session.render(usage, [
      { type: 'declare-variable', usage: usage.id, name: 'GLM_KEY' },
    ]);
    expect(rendering?.ok).toBe(false);
  });

  it('neither reads nor writes what is encoded', async () => {
    const text = 'kind: Secret\ndata:\n  OPENAI_MODEL: Z3B0LTRv\nstringData:\n  OPENAI_ORG_ID: org-1\n';
    const opened = await openText(yaml, 'a.yml', text);
    expect(shortly(opened)).toEqual([
      'env declare model OPENAI_MODEL',
      'env declare organization OPENAI_ORG_ID=org-1',
    ]);
    const usage = envNamed(opened, 'OPENAI_MODEL');
    const changes = [
      { type: 'set-variable', usage: usage.id, value: 'glm-4' },
      { type: 'declare-variable', usage: usage.id, name: 'GLM_MODEL', value: 'glm-4' },
    ] as const;
    expect(opened.session.render(usage, changes).map(({ ok }) => ok)).toEqual([false, false]);
  });

  it('says which syntax errors are new', async () => {
    const { session } = await yaml.open([sourceOf('a.yml', 'a: 1\n')], {
      root: '/',
      files: [],
      has: () => false,
      read: () => undefined,
    });
    expect(session.check('a.yml', 'a: [1\n').length).toBeGreaterThan(0);
    expect(session.check('a.yml', 'a: 2\n')).toEqual([]);
  });
});
