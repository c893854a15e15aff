/** The build that a service worker belongs to. The build puts it in front of the worker's script. */
declare const SITE: {
  /** Differs between builds with other files. */
  build: string;
  /** The integrity of each file, by its path below the site's root; that of a folder stands for its page. */
  files: Record<string, string>;
};
