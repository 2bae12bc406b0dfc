import type { ReviewResult } from "../../review/result.ts";
import { counted } from "../numbers.ts";
import { place } from "../places.ts";
import { clip } from "../text/clip.ts";
import { hanging } from "./hanging.ts";
import { oneLine, type Screen } from "./screen.ts";

const MOST_REFUTED = 20;
/** Characters of a reason: what the case rests on comes first. */
const REASON = 300;

/** What is not told on its own, because somebody showed it wrong: by whom, and why. Dimmed, for it is no finding. */
export function drawRefuted({ refuted }: ReviewResult, screen: Screen): readonly string[] {
	if (refuted.length === 0) return [];
	const lines = refuted
		.slice(0, MOST_REFUTED)
		.flatMap(({ finding, by, reason }) => [
			...hanging("- ", oneLine(`${place(finding)} ${finding.title}`), screen, ["dim"]),
			...hanging("  ", oneLine(`${by}: ${clip(reason, REASON)}`), screen, ["dim"]),
		]);
	const more = refuted.length - MOST_REFUTED;
	const rest =
		more > 0 ? [screen.paint(["dim"], `   and ${counted(more, "more finding")}; --format json names all`)] : [];
	return [screen.paint(["dim"], `Looked at again and refuted (${refuted.length})`), ...lines, ...rest, ""];
}
