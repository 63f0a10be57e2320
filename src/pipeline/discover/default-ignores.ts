/** Folders that hold nothing a person wrote for this project. */
export const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'dist',
  'build',
  'out',
  'coverage',
  'target',
  'venv',
  '__pycache__',
  '.git',
  '.hg',
  '.svn',
  '.next',
  '.nuxt',
  '.output',
  '.svelte-kit',
  '.astro',
  '.vercel',
  '.netlify',
  '.turbo',
  '.cache',
  '.parcel-cache',
  '.yarn',
  '.pnpm-store',
  '.venv',
  '.tox',
  '.idea',
  '.migrate-llm',
]);

/** Folders of which a name alone says too little: `build/` in a source tree is build output only at a package's root. */
export const LOCK_FILES =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|deno\.lock|poetry\.lock|uv\.lock|cargo\.lock|go\.sum|composer\.lock|gemfile\.lock|flake\.lock)$/i;

/** By ending: nothing in such a file is text that a migration reads. */
export const BINARY_ENDINGS =
  /\.(?:png|jpe?g|gif|webp|avif|ico|icns|bmp|tiff?|svgz?|psd|mp[34]|m4a|wav|ogg|flac|webm|mov|avi|woff2?|ttf|otf|eot|pdf|zip|gz|tgz|bz2|xz|7z|rar|jar|war|class|exe|dll|so|dylib|a|o|node|wasm|bin|dat|db|sqlite3?|parquet|pkl|pt|onnx|npy|pyc|map|snap|docx?|xlsx?|pptx?|lockb)$/i;

export const MINIFIED_NAME = /\.min\.(?:[cm]?js|css)$|[.-]bundle\.js$/i;

/** A real `.env` is read although .gitignore names it, since its variables move with the code. */
export const ENV_FILE = /^\.env(?:\..+)?$|^\.dev\.vars$/;
