import type { Language } from '../../core/language.js';
import { sdks } from '../../sdks/index.js';
import { Evaluator } from './follow/evaluator.js';
import { PackageVersions } from './program/package-versions.js';
import { isScript } from './program/script-text.js';
import { SdkRegistry } from './clients/sdk-registry.js';
import { TypeScriptSession } from './session.js';
import { Workspace } from './program/workspace.js';

/** TypeScript, JavaScript, and the scripts of Vue, Svelte and Astro components. */
const typescript: Language = {
  id: 'typescript',
  claims: isScript,
  open(sources, project) {
    const workspace = new Workspace(sources, project);
    const registry = new SdkRegistry(sdks, new PackageVersions(project));
    const session = new TypeScriptSession(workspace, new Evaluator(workspace, registry));
    return Promise.resolve({ session, skipped: workspace.skipped });
  },
};

export default typescript;
