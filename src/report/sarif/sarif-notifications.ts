import type { Notice, ReviewResult } from "../../review/result.ts";
import { SARIF_LIMITS } from "./limits.ts";
import { sarifArtifact } from "./sarif-location.ts";
import type { SarifNotification } from "./sarif-log.ts";
import { sarifText } from "./sarif-text.ts";

/** What the reader must know beside the results: notices, what was skipped or not read, and results that were cut off. */
export function sarifNotifications(result: ReviewResult, cutOff: number): readonly SarifNotification[] {
	const skipped = result.coverage.skipped.map(({ path, reason }): SarifNotification => {
		const message = sarifText(`Not reviewed: ${reason}`, SARIF_LIMITS.message);
		return { level: "note", message, locations: [{ physicalLocation: { artifactLocation: sarifArtifact(path) } }] };
	});
	const notRead = (result.model?.notRead ?? []).map((phrase): SarifNotification => {
		return { level: "note", message: sarifText(`Shown to no agent: ${phrase}`, SARIF_LIMITS.message) };
	});
	const cut: SarifNotification = {
		level: "warning",
		message: {
			text: `${cutOff} findings of the lowest ranks are left out: code scanning takes ${SARIF_LIMITS.resultsPerRun}.`,
		},
	};
	return [...result.notices.map(fromNotice), ...skipped, ...notRead, ...(cutOff > 0 ? [cut] : [])];
}

function fromNotice(notice: Notice): SarifNotification {
	const message = sarifText(notice.message, SARIF_LIMITS.message);
	if (notice.file === undefined) return { level: notice.level, message };
	const physicalLocation = { artifactLocation: sarifArtifact(notice.file) };
	if (notice.line === undefined) return { level: notice.level, message, locations: [{ physicalLocation }] };
	const column = notice.column === undefined ? {} : { startColumn: notice.column };
	const region = { startLine: notice.line, ...column };
	return { level: notice.level, message, locations: [{ physicalLocation: { ...physicalLocation, region } }] };
}
