/** The files of the runtime. The build writes this module, because it knows their digests. */
import type { RuntimeFile } from "./download.js";

export const WASM: RuntimeFile;
export const GLUE: RuntimeFile;
export const IMAGE: RuntimeFile;
export const PYODIDE: RuntimeFile;
export const STDLIB: RuntimeFile;
export const LOCK: RuntimeFile;
/** Everything that the fallback needs. */
export const FALLBACK: RuntimeFile[];
