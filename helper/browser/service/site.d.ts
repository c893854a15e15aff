/** The build that a service worker belongs to. The site's build writes it in front of the worker's script. */
declare const SITE: {
  /** Differs between builds with different files. */
  build: string;
  /** The integrity of each file by its path below the site's root; a folder's path stands for its page. */
  files: Record<string, string>;
  /** The same for the files of each way to start Python. */
  runtime: Record<string, Record<string, string>>;
  /** The sites that may show pages in frames, as the policy names them. */
  frameAncestors: string;
};
/** From `../prefix.js`, which the site's build also puts in front. */
declare const storagePrefix: typeof import("../prefix.js").storagePrefix;
