import { showHidden } from "../../change/show-hidden.ts";
import { wrap } from "../text/wrap.ts";
import { paintProse, type Style } from "./paint.ts";
import type { Screen } from "./screen.ts";

const LABEL_WIDTH = 12;

/** `Label       prose that hangs under itself`, wrapped to the screen. Nothing for an empty text. */
export function labelled(
	label: string,
	text: string,
	screen: Screen,
	styles: readonly Style[] = [],
): readonly string[] {
	const shown = showHidden(text).trim();
	if (shown === "") return [];
	const lines = wrap(shown, screen.width - LABEL_WIDTH - 3);
	return lines.map((line, index) => {
		const head = (index === 0 ? label : "").padEnd(LABEL_WIDTH);
		if (styles.length > 0) return screen.paint(styles, `${head}${line}`).trimEnd();
		return `${screen.paint(["bold"], head)}${paintProse(screen.paint, line)}`.trimEnd();
	});
}
