/** The inner walls. A comment says what is wrong when its rule fires; ARCHITECTURE.md says why the walls stand. */

const DISK = '^(?:node:)?fs(?:/promises)?$';
const NETWORK = '^(?:node:)?(?:http|https|http2|net|tls|dgram)$|^undici$';

/** A parser is imported by its own adapter alone, so that it can be replaced and is loaded late. */
function behindTheWall(parser, ...homes) {
  return {
    name: `parsers-behind-the-wall-${parser}`,
    comment: `Only ${homes.join(' and ')} may import ${parser}: a parser is replaceable and loaded when a file needs it.`,
    severity: 'error',
    from: { path: '^src', pathNot: homes.map((home) => `^src/${home}/`) },
    to: { path: `^node_modules/${parser}/|^${parser}$` },
  };
}

module.exports = {
  forbidden: [
    {
      name: 'core-stands-alone',
      comment: 'The words must not depend on the sentences: src/core imports nothing but itself.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { pathNot: '^src/core/' },
    },
    {
      name: 'foundations-look-down',
      comment: 'text and messages stand on core alone.',
      severity: 'error',
      from: { path: '^src/(text|messages)/' },
      to: { path: '^src/', pathNot: '^src/(core|text|messages)/' },
    },
    behindTheWall('ts-morph', 'languages/typescript'),
    behindTheWall('typescript', 'languages/typescript'),
    behindTheWall('yaml', 'languages/yaml', 'languages/settings'),
    behindTheWall('jsonc-parser', 'languages/json', 'config'),
    {
      name: 'languages-do-not-judge',
      comment: 'An adapter says what is in the code. One that knows a provider or a rule grows ifs.',
      severity: 'error',
      from: { path: '^src/(languages|sdks)/' },
      to: { path: '^src/(rules|catalog|pipeline|reporters|cli|config|simulator)/' },
    },
    {
      name: 'languages-are-strangers',
      comment: 'An adapter does not know another. What settings files share stands in languages/settings.',
      severity: 'error',
      from: { path: '^src/languages/([^/]+)/' },
      to: { path: '^src/languages/[^/]+/', pathNot: '^src/languages/(?:$1|settings)/' },
    },
    {
      name: 'rules-know-no-syntax',
      comment:
        'A rule is a pure function of a usage and a target, so it serves every language: core and messages only.',
      severity: 'error',
      from: { path: '^src/rules/' },
      to: { pathNot: '^src/(rules|core|messages)/' },
    },
    {
      name: 'stages-are-strangers',
      comment:
        'Stages are joined in pipeline/migration.ts alone, so that the one-way flow can be read there. (The prefilter is a question about text that discovery asks while it reads; how variables are joined is asked by the plan.)',
      severity: 'error',
      from: { path: '^src/pipeline/([^/]+)/' },
      to: {
        path: '^src/pipeline/[^/]+/',
        pathNot: [
          '^src/pipeline/$1/',
          '^src/pipeline/detect/prefilter',
          '^src/pipeline/resolve/join-environment',
        ],
      },
    },
    {
      name: 'reporters-only-read',
      comment: 'A report can be rebuilt from its JSON: a reporter sees core, text and messages.',
      severity: 'error',
      from: { path: '^src/reporters/' },
      to: { path: '^src/', pathNot: '^src/(reporters|core|text|messages)/' },
    },
    {
      name: 'page-knows-the-report-alone',
      comment:
        'The page runs in a browser, with what its reporter gives it: words, the shape of its data, and nothing that needs Node.',
      severity: 'error',
      from: { path: '^page/' },
      to: { path: '^src/', pathNot: '^src/(core|messages)/|^src/reporters/(html/page-data|clean-text)' },
    },
    {
      name: 'nobody-looks-up',
      comment: 'The command line stands on top; nothing below it may know it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'simulator-stands-beside',
      comment:
        'The simulator plays a provider for users and tests: the command line starts it, and no stage may need it.',
      severity: 'error',
      from: { path: '^(src|bin)/', pathNot: '^src/(simulator|cli)/' },
      to: { path: '^src/simulator/' },
    },
    {
      name: 'simulator-knows-no-stage',
      comment: 'It behaves as a profile says: core, text and catalog are all that it knows.',
      severity: 'error',
      from: { path: '^src/simulator/' },
      to: { path: '^src/', pathNot: '^src/(simulator|core|text|catalog)/' },
    },
    {
      name: 'disk-is-touched-here',
      comment:
        'Everything else is pure, and an audit of what the tool reads and writes is short. (The HTML report reads the script and style that the build made for it.)',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/(pipeline/(discover|write)|catalog|config|cli|simulator)/|^src/reporters/html/assets',
      },
      to: { path: DISK },
    },
    {
      name: 'network-is-touched-here',
      comment:
        'The tool dials out in pipeline/verify alone, with fetch, and only when that command is given.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/simulator/' },
      to: { path: NETWORK },
    },
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one file, or hide a third. (Following a value is recursive by nature: a name leads to a call, a call to a name; those files of the TypeScript adapter are exempt.)',
      severity: 'error',
      from: { pathNot: '^src/languages/typescript/(?:follow|clients)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody reaches this file: use it or delete it.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'declared-dependencies-only',
      comment: 'What the published program imports must stand under dependencies.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
