// @ts-check
/** Saves a calendar file. */

/** Browsers inside other apps: Android names them, and on iOS they do not name Safari. Most of them save no files. */
const IN_APP = /Android.*; wv\)|\((?:iPhone|iPad|iPod)(?!.*Safari\/)/;

/** Whether to offer files. The sandbox of a frame may still forbid them, which no script can find out. */
export const canSave = () => !IN_APP.test(navigator.userAgent);

/** @param {{ name: string, text: string } | null | undefined} file */
export function save(file) {
  if (!file) return;
  const link = document.createElement("a");
  // iOS tells by the type that it is for the calendar.
  link.href = URL.createObjectURL(new Blob([file.text], { type: "text/calendar;charset=utf-8" }));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
