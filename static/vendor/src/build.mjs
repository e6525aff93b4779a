// Rebuilds static/vendor: Turbo and Tiptap as one module each, pdf.js as two with what it fetches, the fonts as published,
// fonts.css and MANIFEST.toml.
// Use: npm ci && npm run build. Two runs write the same bytes.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const vendor = fileURLToPath(new URL("..", import.meta.url));
const css = fileURLToPath(new URL("../../app/css/", import.meta.url));
const versions = JSON.parse(readFileSync("package.json", "utf8")).devDependencies;

const hash = (kind, bytes) => `${kind}-${createHash(kind).update(bytes).digest("base64")}`;

function folder(name) {
  const path = join(vendor, name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

// The minified text is broken into short lines so that a change of version can be read as a diff.
async function bundle(name, file, target = ["es2020", "safari15"]) {
  const out = folder(name);
  await pack(out, file, target);
  cpSync(`licences/${file.replace(".js", ".txt")}`, join(out, "LICENSE.txt"));
}

async function pack(out, file, target) {
  await build({
    entryPoints: [file],
    outfile: join(out, file),
    bundle: true,
    format: "esm",
    target,
    minify: true,
    lineLimit: 120,
    legalComments: "none",
  });
}

// Of what pdf.js can fetch: the character maps of Korean, the two fonts no system has, and the readers of scanned pages
// that need no WebAssembly, which the content security policy refuses. It is written for browsers of 2024 and later.
const KOREAN = /^(KSC|UniKS|Adobe-Korea1).*\.bcmap$/;
async function pdf(name) {
  await bundle(name, "pdf.js", ["es2022"]);
  const out = join(vendor, name);
  await pack(out, "pdf.worker.js", ["es2022"]);
  const source = "node_modules/pdfjs-dist";
  for (const map of readdirSync(`${source}/cmaps`).filter((file) => KOREAN.test(file))) cpSync(`${source}/cmaps/${map}`, join(out, map));
  for (const font of ["FoxitDingbats.pfb", "FoxitSymbol.pfb"]) cpSync(`${source}/standard_fonts/${font}`, join(out, font));
  for (const reader of ["jbig2_nowasm_fallback.js", "openjpeg_nowasm_fallback.js"]) cpSync(`${source}/wasm/${reader}`, join(out, reader));
}

// Turbo puts one <style> into the page; its text must be allowed by hash in the style-src policy.
// Reading it from the built file keeps the hash true for whatever version is vendored.
function styleHash(name) {
  const source = readFileSync(join(vendor, name, "turbo.js"), "utf8");
  const template = source.match(/`(\s*\.turbo-progress-bar \{[^`]*)`/);
  if (!template) throw new Error("the progress bar's style text has moved: find it and mend this script");
  let duration = 300;
  const text = template[1].replace(/\$\{([^}]*)\}/g, (_, inner) => {
    if (/^[\w.$]+$/.test(inner)) return String(duration);
    if (/^[\w.$]+\/2$/.test(inner)) return String(duration / 2);
    throw new Error(`unknown value in the style text: ${inner}`);
  });
  const lines = text.replace(/^\n/, "").split("\n");
  const indent = lines[0].match(/^\s*/)[0].length;
  return hash("sha256", lines.map((line) => line.slice(indent)).join("\n"));
}

function fonts(name) {
  const out = folder(name);
  const source = "node_modules/pretendard-gov/dist/web/variable";
  const published = readFileSync(join(source, "pretendardvariable-gov-dynamic-subset.css"), "utf8");
  const faces = [...published.matchAll(/subset\.(\d+)\.woff2.*?unicode-range: ([^;]+);/gs)];
  const family = 'font-family: "Pretendard GOV Variable"; font-weight: 45 920; font-display: swap;';
  const rules = faces.map(([, number, range]) => {
    const file = `PretendardGOVVariable.subset.${number}.woff2`;
    cpSync(join(source, "woff2-dynamic-subset", file), join(out, file));
    const url = `../../vendor/${name}/${file}`;
    const ranges = range.replace(/, /g, ",");
    return `@font-face { ${family} src: url("${url}") format("woff2"); unicode-range: ${ranges} }`;
  });
  const head = "/* Written by static/vendor/src/build.mjs: the browser fetches only the parts a page needs. */\n";
  writeFileSync(join(css, "fonts.css"), head + rules.join("\n") + "\n");
  cpSync("licences/pretendard-gov.txt", join(out, "OFL.txt"));
}

// Whole typefaces for documents on paper: the crate `paper` embeds what it prints of them.
function paper(name, files, licence) {
  const out = folder(name);
  for (const file of files) cpSync(join("node_modules", file), join(out, basename(file)));
  cpSync(`licences/${licence}`, join(out, "OFL.txt"));
}

function entry(name, fields) {
  const lines = Object.entries(fields).map(([key, value]) => `${key} = ${JSON.stringify(value)}`);
  const files = readdirSync(join(vendor, name)).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const sums = files.map((file) => `"${name}/${file}" = "${hash("sha384", readFileSync(join(vendor, name, file)))}"`);
  return ["[[library]]", ...lines, "", "[library.files]", ...sums].join("\n");
}

const turboFolder = `turbo-${versions["@hotwired/turbo"]}`;
const editorFolder = `tiptap-${versions["@tiptap/core"]}`;
const pdfFolder = `pdfjs-${versions["pdfjs-dist"]}`;
const fontFolder = `pretendard-gov-${versions["pretendard-gov"]}`;
const paperFolder = `paper-pretendard-gov-${versions["pretendard-gov"]}`;
const codeFolder = `paper-inconsolata-${versions["@expo-google-fonts/inconsolata"]}`;
await bundle(turboFolder, "turbo.js");
await bundle(editorFolder, "editor.js");
await pdf(pdfFolder);
fonts(fontFolder);
const weights = ["Regular", "Bold"].map((weight) => `pretendard-gov/dist/public/static/PretendardGOV-${weight}.otf`);
paper(paperFolder, weights, "pretendard-gov.txt");
paper(codeFolder, ["@expo-google-fonts/inconsolata/400Regular/Inconsolata_400Regular.ttf"], "inconsolata.txt");
const manifest = [
  "# Written by src/build.mjs. Every file shipped from elsewhere, with its origin and its hash.",
  "",
  entry(turboFolder, {
    name: "turbo",
    version: versions["@hotwired/turbo"],
    source: "npm @hotwired/turbo, bundled and minified by src/build.mjs",
    licence: "MIT",
    why: "Page changes without a full reload, form answers and live fragments over plain HTML.",
    style_hash: styleHash(turboFolder),
  }),
  "",
  entry(editorFolder, {
    name: "tiptap",
    version: versions["@tiptap/core"],
    source: "npm @tiptap/*, with prosemirror-*, orderedmap, rope-sequence and w3c-keyname, bundled and minified by src/build.mjs",
    licence: "MIT",
    why: "The editor of wiki pages: a document model with tables whose Korean composition holds.",
  }),
  "",
  entry(pdfFolder, {
    name: "pdfjs",
    version: versions["pdfjs-dist"],
    source: "npm pdfjs-dist, display and worker bundled and minified by src/build.mjs; Korean cmaps, two fonts and two decoders unmodified",
    licence: "Apache-2.0",
    why: "PDF files shown within a page of the wiki, without any plug-in.",
  }),
  "",
  entry(fontFolder, {
    name: "pretendard-gov",
    version: versions["pretendard-gov"],
    source: "npm pretendard-gov, dist/web/variable/woff2-dynamic-subset, unmodified",
    licence: "OFL-1.1",
    why: "The typeface of the government design system with every syllable and 7,138 hanja.",
  }),
  "",
  entry(paperFolder, {
    name: "paper-pretendard-gov",
    version: versions["pretendard-gov"],
    source: "npm pretendard-gov, dist/public/static, unmodified",
    licence: "OFL-1.1",
    why: "The same typeface for documents on paper, of which a PDF embeds the letters it shows.",
  }),
  "",
  entry(codeFolder, {
    name: "paper-inconsolata",
    version: versions["@expo-google-fonts/inconsolata"],
    source: "npm @expo-google-fonts/inconsolata, 400Regular, unmodified",
    licence: "OFL-1.1",
    why: "Code on paper: letters half as wide as a Korean syllable, so that columns hold.",
  }),
  "",
];
writeFileSync(join(vendor, "MANIFEST.toml"), manifest.join("\n"));
