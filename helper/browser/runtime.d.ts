/** A file of the runtime. */
interface RuntimeFile {
  /** Relative to the page's script. */
  path: string;
  /** `sha256-` and the digest as base64. */
  integrity: string;
}
/** The files of the runtime. The build writes them into the page's script, because it knows their digests. */
declare const RUNTIME: {
  image: RuntimeFile;
  /** The script of the fallback worker, in one file with all that it imports. */
  fallback: RuntimeFile;
  wasm: RuntimeFile;
  stdlib: RuntimeFile;
  lock: RuntimeFile;
  wheels: RuntimeFile[];
};
/** The script of the preferred worker, with all that it imports. It is so small that it needs no request of its own. */
declare const WORKER: string;
/** The title of frames that show the helper on other sites. The build writes it into the script for those sites. */
declare const FRAME_TITLE: string;
