import { showHidden } from "../../change/show-hidden.ts";
import type { SarifMessage } from "./sarif-log.ts";

/**
 * Plain text of a message, cut to a length. `[text](target)` in it would be an embedded link (SARIF 3.11.6), so the two
 * brackets are set apart. Braces stay: without arguments nothing is put into them, and viewers show them as they are.
 */
export function sarifText(text: string, limit: number): SarifMessage {
	const shown = showHidden(text.slice(0, 2 * limit))
		.trim()
		.replaceAll("](", "] (");
	return { text: shown.length <= limit ? shown : `${shown.slice(0, limit - 1).toWellFormed()}…` };
}
