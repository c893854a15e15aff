/** A file of the runtime. */
interface RuntimeFile {
  /** Relative to the page's script. */
  path: string;
  /** `sha256-` and the digest as base64. */
  integrity: string;
}
/** The files of the runtime. The build writes them into the page's script, because it knows their digests. */
declare const RUNTIME: {
  wasm: RuntimeFile;
  image: RuntimeFile;
  stdlib: RuntimeFile;
  lock: RuntimeFile;
  wheels: RuntimeFile[];
  /** The scripts of the workers, each in one file with all that it imports. */
  workers: { image: RuntimeFile; fallback: RuntimeFile };
};
/** The title of frames that show the helper on other sites. The build writes it into the script for those sites. */
declare const FRAME_TITLE: string;
