/** Why a finding is not shown on its own. Every finding that settling takes away is counted under one of these. */

const LEFT_OUT_REASONS = [
	"the file is not in the change",
	"the quoted code is not in the file",
	"not in the change",
	"allowed in the code",
	"said before",
	"dismissed",
	"one cause, told once",
	"refuted",
	"too uncertain",
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

export interface LeftOutCount {
	add(reason: LeftOutReason, count: number): void;
	/** Only the reasons that occurred, in the order of the list above. */
	total(): Readonly<Record<string, number>>;
}

export function countLeftOut(): LeftOutCount {
	const counts = new Map<LeftOutReason, number>();
	return {
		add: (reason, count) => void counts.set(reason, (counts.get(reason) ?? 0) + count),
		total: () =>
			Object.fromEntries(
				LEFT_OUT_REASONS.map((reason) => [reason, counts.get(reason) ?? 0] as const).filter(([, count]) => count > 0),
			),
	};
}
