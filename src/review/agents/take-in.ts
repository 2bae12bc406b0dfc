/** Folds a finding into the earlier one on the same cause, by the verifier's word. Nothing of it is lost. */

import type { Finding } from "../../findings/finding.ts";
import type { Opinion } from "../../model/verify-request.ts";

interface Verified {
	readonly finding: Finding;
	readonly opinion: Opinion | undefined;
}

/** @param standing in the order of rank, named F1, F2, … before the refuted ones were taken out. */
export function takeIn(standing: readonly (Verified & { readonly id: string })[]): readonly Verified[] {
	const leads = new Map<string, Verified>();
	const leadOf = new Map<string, string>();
	for (const { id, finding, opinion } of standing) {
		const same = opinion?.sameAs && leadOf.get(opinion.sameAs);
		const lead = same ? leads.get(same) : undefined;
		leadOf.set(id, lead && same ? same : id);
		if (lead && same) leads.set(same, joinedBest(lead, { finding, opinion }));
		else leads.set(id, { finding, opinion });
	}
	return [...leads.values()];
}

/** The words of the one that stands more firmly lead; of two alike, the earlier one's. */
function joinedBest(earlier: Verified, later: Verified): Verified {
	const isFirmer = earlier.opinion?.kind !== "kept" && later.opinion?.kind === "kept";
	const [lead, other] = isFirmer ? [later, earlier] : [earlier, later];
	return { finding: joined(lead.finding, other.finding), opinion: lead.opinion };
}

function joined(lead: Finding, other: Finding): Finding {
	const { source, title, problem, recommendation } = other;
	const place = { path: other.path, startLine: other.startLine, endLine: other.endLine };
	return {
		...lead,
		sources: [...new Set([...lead.sources, ...other.sources])],
		alsoAt: [...lead.alsoAt, ...[place, ...other.alsoAt].filter((one) => !isAt(one, lead))],
		related: [...(lead.related ?? []), { source, title, problem, recommendation }, ...(other.related ?? [])],
		alsoKnownAs: [...(lead.alsoKnownAs ?? []), other.fingerprint, ...(other.alsoKnownAs ?? [])],
	};
}

function isAt(one: { path: string; startLine: number }, other: { path: string; startLine: number }): boolean {
	return one.path === other.path && one.startLine === other.startLine;
}
