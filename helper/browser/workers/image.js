// @ts-check
/** The preferred worker: runs the memory image. The build puts it into the script of the page. */

import { openImage } from "./instance.js";
import { serve } from "./serve.js";

serve(async (/** @type {WebAssembly.Module} */ module) => (await openImage(module)).respond);
