import { strToU8, zipSync } from "fflate";

/** What the manifest of an archive is made from: fields of the extension's package.json. */
export interface Described {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly version: string;
  readonly publisher: string;
  readonly icon: string;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly engines: { readonly vscode: string };
}

const types: Readonly<Record<string, string>> = {
  ".cjs": "application/node",
  ".json": "application/json",
  ".md": "text/markdown",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".vsixmanifest": "text/xml",
};

/** The same bytes each time: files in the order of their names, with one date. */
export function vsixOf(described: Described, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const unknown = [...files.keys()].find((name) => types[endOf(name)] === undefined);
  if (unknown !== undefined) throw new Error(`${unknown}: its type is not known.`);
  const entries: [string, Uint8Array][] = [
    ["[Content_Types].xml", strToU8(contentTypes())],
    ["extension.vsixmanifest", strToU8(manifestOf(described))],
    ...[...files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, bytes]): [string, Uint8Array] => [`extension/${name}`, bytes]),
  ];
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(2020, 0, 1) });
}

function endOf(name: string): string {
  return /\.[a-z]+$/.exec(name)?.[0] ?? "";
}

function contentTypes(): string {
  const defaults = Object.entries(types).map(([end, type]) => `<Default Extension="${end}" ContentType="${type}"/>`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join("")}</Types>\n`;
}

function manifestOf(of: Described): string {
  const properties = [
    ["Microsoft.VisualStudio.Code.Engine", of.engines.vscode],
    ["Microsoft.VisualStudio.Code.ExtensionDependencies", ""],
    ["Microsoft.VisualStudio.Code.ExtensionPack", ""],
    ["Microsoft.VisualStudio.Code.ExtensionKind", "workspace"],
    ["Microsoft.VisualStudio.Code.LocalizedLanguages", ""],
    ["Microsoft.VisualStudio.Code.EnabledApiProposals", ""],
    ["Microsoft.VisualStudio.Code.ExecutesCode", "true"],
    ["Microsoft.VisualStudio.Services.GitHubFlavoredMarkdown", "true"],
    ["Microsoft.VisualStudio.Services.Content.Pricing", "Free"],
  ].map(([id = "", value = ""]) => `      <Property Id="${id}" Value="${escaped(value)}"/>`);
  const assets = [
    ["Microsoft.VisualStudio.Code.Manifest", "package.json"],
    ["Microsoft.VisualStudio.Services.Content.Details", "README.md"],
    ["Microsoft.VisualStudio.Services.Content.License", "LICENSE.txt"],
    ["Microsoft.VisualStudio.Services.Icons.Default", of.icon],
  ].map(([type = "", path = ""]) => `    <Asset Type="${type}" Path="extension/${escaped(path)}" Addressable="true"/>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata>
    <Identity Language="en-US" Id="${escaped(of.name)}" Version="${escaped(of.version)}" Publisher="${escaped(of.publisher)}"/>
    <DisplayName>${escaped(of.displayName)}</DisplayName>
    <Description xml:space="preserve">${escaped(of.description)}</Description>
    <Tags>${escaped([...of.keywords, "signoff", "__ext_signoff"].join(","))}</Tags>
    <Categories>${escaped(of.categories.join(","))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
${properties.join("\n")}
    </Properties>
    <License>extension/LICENSE.txt</License>
    <Icon>extension/${escaped(of.icon)}</Icon>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
${assets.join("\n")}
  </Assets>
</PackageManifest>
`;
}

function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&apos;",
  };
  return text.replaceAll(/[&<>"']/g, (sign) => signs[sign] as string);
}
