/** Where two rules speak of the same lines, the one that says more speaks alone. */

import type { Identified } from "./placed.ts";

/** Those of `findings` that no other one on the same lines stands in for. */
export function withoutSuperseded(findings: readonly Identified[]): readonly Identified[] {
	const leaders = findings.filter(({ raw }) => raw.supersedes?.length);
	return findings.filter((one) => !leaders.some((leader) => standsInFor(leader, one)));
}

function standsInFor(leader: Identified, other: Identified): boolean {
	return (
		(leader.raw.supersedes?.includes(other.raw.source) ?? false) &&
		leader.file.path === other.file.path &&
		leader.anchor.startLine <= other.anchor.endLine &&
		other.anchor.startLine <= leader.anchor.endLine
	);
}
