import { wrap } from "../text/wrap.ts";
import { paintProse, type Style } from "./paint.ts";
import type { Screen } from "./screen.ts";

/** A block's title. */
export function heading(text: string, screen: Screen): string {
	return screen.paint(["bold"], text);
}

/** A marker with text that hangs under itself, three columns in. With styles, the whole of it is painted so. */
export function hanging(
	marker: string,
	text: string,
	screen: Screen,
	styles: readonly Style[] = [],
): readonly string[] {
	const lines = wrap(text, screen.width - marker.length - 3);
	return lines.map((line, index) => {
		const head = index === 0 ? marker : " ".repeat(marker.length);
		return `   ${styles.length > 0 ? screen.paint(styles, `${head}${line}`) : `${head}${paintProse(screen.paint, line)}`}`;
	});
}
