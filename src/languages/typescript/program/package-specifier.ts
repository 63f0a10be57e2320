/** What an import specifier names: a package with its sub-path, and the version where the specifier itself says it. */
export interface PackageSpecifier {
  /** `openai`, `openai/client`, `@ai-sdk/openai`: without registry, version, query and file extension. */
  readonly name: string;
  /** `4.20.1`, `^5`: what stands behind the `@`. */
  readonly version?: string;
}

const CDN =
  /^https?:\/\/(?:(?:esm\.sh|esm\.run|cdn\.skypack\.dev|cdn\.jsdelivr\.net\/npm|unpkg\.com|deno\.land\/x)\/|jspm\.dev\/(?:npm:)?|ga\.jspm\.io\/npm:)(?:v\d+\/|stable\/)?/;
const REGISTRY = /^(?:npm|jsr|node|jsr\.io):\/?/;

/** `npm:openai@6`, `jsr:@openai/openai`, `https://esm.sh/openai@4.56.0?bundle` and `openai/index.mjs` name a package as well as `openai` does. */
export function parseSpecifier(specifier: string): PackageSpecifier {
  const isAddress = CDN.test(specifier);
  const local = specifier.replace(CDN, '').replace(REGISTRY, '');
  const path = isAddress ? local.replace(/[?#].*$/, '').replace(/\/\+esm$/, '') : local;
  const match = /^((?:@[^/@]+\/)?[^/@]+)@([^/]+)(.*)$/.exec(path);
  const [, name = '', version, rest = ''] = match ?? [];
  const bare = match ? name + rest : path;
  const isSubPath = bare !== packageRoot(bare);
  const canonical = (isSubPath ? bare.replace(/\.[cm]?[jt]s$/, '') : bare).replace(
    /^@openai\/openai(?=\/|$)/,
    'openai',
  );
  return version === undefined ? { name: canonical } : { name: canonical, version };
}

/** `langchain/chat_models/openai` and `@langchain/openai/x` → the package that a manifest names. */
export function packageRoot(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
