// The parts of Tiptap and ProseMirror that the wiki's editor is made of.
export { Editor, Extension, Mark, Node, getSchema, mergeAttributes } from "@tiptap/core";
export { Blockquote } from "@tiptap/extension-blockquote";
export { Bold } from "@tiptap/extension-bold";
export { Code } from "@tiptap/extension-code";
export { CodeBlock } from "@tiptap/extension-code-block";
export { Document } from "@tiptap/extension-document";
export { HardBreak } from "@tiptap/extension-hard-break";
export { Heading } from "@tiptap/extension-heading";
export { HorizontalRule } from "@tiptap/extension-horizontal-rule";
export { Italic } from "@tiptap/extension-italic";
export { BulletList, ListItem, OrderedList, TaskItem, TaskList } from "@tiptap/extension-list";
export { Paragraph } from "@tiptap/extension-paragraph";
export { Strike } from "@tiptap/extension-strike";
export { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
export { Text } from "@tiptap/extension-text";
export { Dropcursor, Gapcursor, Placeholder, TrailingNode, UndoRedo } from "@tiptap/extensions";
export { DOMParser, DOMSerializer, Node as DocumentNode } from "@tiptap/pm/model";
export { Plugin, PluginKey } from "@tiptap/pm/state";
