// The parts of pdf.js that show a page: drawing, and its words for those who mark or hear them.
export { GlobalWorkerOptions, TextLayer, getDocument } from "pdfjs-dist/build/pdf.mjs";
