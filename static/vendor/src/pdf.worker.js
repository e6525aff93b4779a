// Reads PDF files beside the page, in a worker from our own host.
export { WorkerMessageHandler } from "pdfjs-dist/build/pdf.worker.mjs";
