import type { Finding, Location } from "../../findings/finding.ts";
import { encodedPath } from "../markdown/links.ts";
import type { SarifArtifact, SarifLocation, SarifRegion } from "./sarif-log.ts";

export function sarifArtifact(path: string): SarifArtifact {
	return { uri: encodedPath(path), uriBaseId: "%SRCROOT%" };
}

export function sarifLocation(location: Location): SarifLocation {
	const region = { startLine: location.startLine, endLine: location.endLine };
	return { physicalLocation: { artifactLocation: sarifArtifact(location.path), region } };
}

/** The finding's whole lines; the end column is told by its snippet. GitHub wants columns, 1-based. */
export function snippetRegion(finding: Finding): SarifRegion {
	const last = finding.snippet.split("\n").at(-1) ?? "";
	const endColumn = last.replace(/\r$/, "").length + 1;
	return { startLine: finding.startLine, startColumn: 1, endLine: finding.endLine, endColumn };
}
