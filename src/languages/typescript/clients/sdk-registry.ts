import type { ts } from 'ts-morph';
import type {
  ClientDescriptor,
  RegistryDescriptor,
  RequestDescriptor,
  SdkDescriptor,
} from '../../../core/sdk.js';
import type { FilePath } from '../../../core/source.js';
import { packageRoot } from '../program/package-specifier.js';
import type { PackageVersions } from '../program/package-versions.js';

export interface Recognised {
  readonly sdk: SdkDescriptor;
  readonly descriptor: ClientDescriptor;
  readonly major: number | undefined;
  readonly version: string | undefined;
}

/** Looks up descriptors by package, version and export. */
export class SdkRegistry {
  readonly #byPackage = new Map<string, SdkDescriptor[]>();
  readonly #ambient: readonly SdkDescriptor[];
  readonly #versions: PackageVersions;
  readonly #subclasses = new Map<ts.Node, ts.ClassLikeDeclaration>();

  constructor(sdks: readonly SdkDescriptor[], versions: PackageVersions) {
    this.#versions = versions;
    this.#ambient = sdks.filter((sdk) => sdk.ambient);
    for (const sdk of sdks) {
      for (const name of sdk.packages) this.#byPackage.set(name, [...(this.#byPackage.get(name) ?? []), sdk]);
    }
  }

  /** The project's class behind a client that is made through it; its own members come before the SDK's. */
  subclassOf(site: ts.Node): ts.ClassLikeDeclaration | undefined {
    return this.#subclasses.get(site);
  }

  rememberSubclass(site: ts.Node, node: ts.ClassLikeDeclaration): void {
    this.#subclasses.set(site, node);
  }

  /** Packages whose name says that OpenAI is meant. */
  packages(): Iterable<string> {
    return [...this.#byPackage].flatMap(([name, sdks]) => (sdks.every((sdk) => sdk.neutral) ? [] : [name]));
  }

  /** The function or class of a package that asks through a model given to it. */
  request(packageName: string, exportName: string, from: FilePath): RequestDescriptor | undefined {
    const version = this.#versions.of(packageRoot(packageName), from);
    return (this.#byPackage.get(packageName) ?? [])
      .filter((sdk) => isBetween(sdk, version))
      .flatMap((sdk) => sdk.requests ?? [])
      .find((each) => each.exports.includes(exportName));
  }

  registry(packageName: string, exportName: string): RegistryDescriptor | undefined {
    return (this.#byPackage.get(packageName) ?? [])
      .flatMap((sdk) => sdk.registries ?? [])
      .find((each) => each.exports.includes(exportName));
  }

  describes(packageName: string): boolean {
    return this.#byPackage.has(packageName);
  }

  /** `stated`: the version that the import itself names (`npm:openai@4`). */
  client(packageName: string, exportName: string, from: FilePath, stated?: string): Recognised | undefined {
    const all = this.#byPackage.get(packageName);
    if (!all) return undefined;
    const version = stated ?? this.#versions.of(packageRoot(packageName), from);
    const major = version === undefined ? undefined : Number(/\d+/.exec(version)?.[0]);
    const fitting = all.filter((sdk) => fits(sdk, major) && isBetween(sdk, version));
    // Where the manifest's version has no such export, the code decides: `Configuration` is openai 3 whatever the manifest says.
    for (const sdk of [...fitting, ...all]) {
      const descriptor = sdk.clients.find((client) => client.exports.includes(exportName));
      if (descriptor) return { sdk, descriptor, major: fitting.includes(sdk) ? major : undefined, version };
    }
    return undefined;
  }

  /** Packages that ask through a client which no code makes. */
  ambient(): readonly SdkDescriptor[] {
    return this.#ambient;
  }

  /** The framework of this package, in the version that the file's project installs, that takes models as texts. */
  modelTexts(packageName: string, from: FilePath): SdkDescriptor | undefined {
    const all = (this.#byPackage.get(packageName) ?? []).filter((sdk) => sdk.modelTexts);
    if (all.length === 0) return undefined;
    const version = this.#versions.of(packageRoot(packageName), from);
    return all.find((sdk) => isBetween(sdk, version)) ?? all[0];
  }

  /** The framework whose models come from plugins. */
  pluginHost(): SdkDescriptor | undefined {
    return [...this.#byPackage.values()].flat().find((sdk) => sdk.pluginHost);
  }

  isWrapper(packageName: string, exportName: string): boolean {
    return (this.#byPackage.get(packageName) ?? []).some((sdk) => sdk.wrappers?.includes(exportName));
  }

  /** The setting that holds the client which such a call gives back: `Instructor({ client })`. */
  wrappedSetting(packageName: string, exportName: string): string | undefined {
    const all = this.#byPackage.get(packageName) ?? [];
    return all.map((sdk) => sdk.settingWrappers?.[exportName]).find((name) => name !== undefined);
  }

  /** How the wrappers of a package are told in which form to ask. */
  answerMode(packageName: string): SdkDescriptor['answerMode'] {
    return (this.#byPackage.get(packageName) ?? []).find((sdk) => sdk.answerMode)?.answerMode;
  }

  /** The export that only carries a client's options (openai 3's `Configuration`). */
  isOptionsMaker(packageName: string, exportName: string): boolean {
    return (this.#byPackage.get(packageName) ?? []).some((sdk) =>
      sdk.clients.some((client) => client.optionsMadeBy === exportName),
    );
  }
}

function fits(sdk: SdkDescriptor, major: number | undefined): boolean {
  if (!sdk.majors) return true;
  if (major === undefined || Number.isNaN(major)) return sdk.majors.to >= 99;
  return major >= sdk.majors.from && major <= sdk.majors.to;
}

/** A range counts by its lowest version; where nobody says, the newest descriptor serves. */
function isBetween(sdk: SdkDescriptor, version: string | undefined): boolean {
  const known = version === undefined ? undefined : /\d+(?:\.\d+)*/.exec(version)?.[0];
  if (known === undefined) return sdk.before === undefined;
  return (
    (sdk.since === undefined || !isLower(known, sdk.since)) &&
    (sdk.before === undefined || isLower(known, sdk.before))
  );
}

export function isLower(version: string, than: string): boolean {
  const [a, b] = [version, than].map((each) => each.split('.').map(Number));
  for (let part = 0; part < 3; part++) {
    const difference = (a?.[part] ?? 0) - (b?.[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
