import type { ChangeViews } from "./change-views.ts";

/** Names what the change's views do not show for want of room. */
export function leftOutOf({ narrowed, dropped }: ChangeViews): string[] {
	const names = narrowed.map((path) => `${path}: the code around the change, no room`);
	const files = dropped.map(({ aligned, lines }) => {
		const added = [...lines].filter((line) => aligned.added.has(line)).length;
		return `${aligned.file.path} (${added} added lines): no room`;
	});
	return [...files, ...names];
}
