import type { FindingText } from "../findings/finding.ts";

/** The four estimates in one line: `gain high (why); complexity low; …`. */
export function estimateLine(finding: FindingText): string {
	const parts = [
		["gain", finding.gain],
		["complexity", finding.complexity],
		["maintenance", finding.maintenance],
		["risk", finding.risk],
	] as const;
	return parts
		.map(([name, { level, because }]) => `${name} ${level}${because === "" ? "" : ` (${because})`}`)
		.join("; ");
}

/** Confidence as a person reads it: `90 %`. */
export function confidencePercent(finding: { confidence: number }): string {
	return `${Math.round(finding.confidence * 100)} %`;
}
