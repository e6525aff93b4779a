// Makes a document of what the server told of a text.
import { DOMParser as Reader, DocumentNode, getSchema } from "../../../vendor/tiptap-3.32.2/editor.js";
import { markdownOf } from "./markdown.js";
import { extensions } from "./schema.js";

const SCHEMA = getSchema(extensions());

/**
 * The document of a text whose parts the server told, as JSON.
 * Throws where the editor could not give the text back as it is.
 */
export function documentOf(text, body) {
  const content = text.parts.map(shown);
  const json = { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
  const doc = documentFrom(json);
  settle(text, doc);
  if (markdownOf(doc, text) !== body) throw new Error("the text would change");
  return json;
}

/** A document of JSON; throws at one that the schema does not know. */
export function documentFrom(json) {
  const doc = DocumentNode.fromJSON(SCHEMA, json);
  doc.check();
  return doc;
}

/** Remembers how every part is shown at first. */
export function settle(text, doc) {
  doc.forEach((node) => {
    if (node.attrs.origin !== null) text.parts[node.attrs.origin].node = node;
  });
}

function shown({ node, html, source }, origin) {
  const block = node ?? (html && tableIn(html)) ?? { type: "source", content: [{ type: "text", text: source }] };
  return { ...block, attrs: { ...block.attrs, origin } };
}

function tableIn(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const { content } = Reader.fromSchema(SCHEMA).parse(page.body);
  return content.childCount === 1 && content.firstChild.type.name === "table" ? content.firstChild.toJSON() : null;
}
