import type { Fingerprint } from "./finding.ts";
import type { Identified } from "./placed.ts";

/**
 * The findings that were said before: by identity, or by the identity without the path when the code has moved, which
 * means that no finding of this run still stands where the said one stood.
 */
export function alreadySaidOf(findings: readonly Identified[], said: ReadonlySet<Fingerprint>): Set<Identified> {
	const byIdentity = findings.filter((finding) => said.has(finding.fingerprint));
	const stillThere = new Set(byIdentity.map((finding) => finding.moved));
	const moved = findings.filter(
		(finding) => finding.moved !== undefined && said.has(finding.moved) && !stillThere.has(finding.moved),
	);
	return new Set([...byIdentity, ...moved]);
}
