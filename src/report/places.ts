import type { Location } from "../findings/finding.ts";
import { lineNumbers } from "./numbers.ts";

/** `src/a.rs:12-14`. */
export function place(location: Location): string {
	return `${location.path}:${lineNumbers(location)}`;
}

/** A notice's place, as far as it is known: `file`, `file:line` or `file:line:column`. */
export function noticePlace(notice: { file?: string; line?: number; column?: number }): string | undefined {
	if (notice.file === undefined) return undefined;
	return [notice.file, notice.line, notice.column].filter((part) => part !== undefined).join(":");
}
