/** Hands the findings to settling together with all that it needs to know of the code and the configuration. */

import type { Configuration } from "../config/configuration.ts";
import type { RawFinding } from "../findings/finding.ts";
import { type Settled, settle } from "../findings/settle.ts";
import type { Item } from "../syntax/item.ts";
import { describeFiles, isTestCode } from "./describe-files.ts";
import type { ReviewRequest } from "./request.ts";
import type { ReviewWorld } from "./world.ts";

const IN_TEST_CODE = "in test code";

export async function settleFindings(
	raw: readonly RawFinding[],
	request: ReviewRequest,
	headText: ReadonlyMap<string, string>,
	world: ReviewWorld,
): Promise<Settled> {
	const { change, configuration } = request;
	const items = await describeFiles(raw, headText, world.syntax);
	const inProduction = raw.filter((finding) => looksAtTests(finding, world) || !isInTest(finding, items));
	const settled = await settle(
		inProduction.map((finding) => withPriority(finding, configuration)),
		{
			change,
			headText: (path) => headText.get(path),
			items: (path) => items.get(path) ?? [],
			stillParses: world.syntax.stillParses,
			limits: configuration.limits,
			alreadySaid: request.alreadySaid ?? new Set(),
		},
	);
	const inTests = raw.length - inProduction.length;
	return inTests === 0 ? settled : { ...settled, leftOut: { ...settled.leftOut, [IN_TEST_CODE]: inTests } };
}

function isInTest(finding: RawFinding, items: ReadonlyMap<string, readonly Item[]>): boolean {
	return isTestCode(items.get(finding.path), finding.near.startLine);
}

/** Test modules inside of production files are test code too; a rule that looks at tests says so. */
function looksAtTests({ source }: RawFinding, { own, book }: ReviewWorld): boolean {
	const rule = own.rules.get(source) ?? book.find(source);
	return rule?.metadata.roles?.includes("test") ?? false;
}

function withPriority(finding: RawFinding, { rules }: Configuration): RawFinding {
	const priority = rules[finding.source]?.priority;
	return priority ? { ...finding, priority } : finding;
}
