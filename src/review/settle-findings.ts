/** Hands the findings to settling together with all that it needs to know of the code and the configuration. */

import type { Configuration } from "../config/configuration.ts";
import type { RawFinding } from "../findings/finding.ts";
import type { Judge } from "../findings/judge.ts";
import { type Settled, settle } from "../findings/settle.ts";
import type { Rule } from "../rules/rule.ts";
import type { Item } from "../syntax/item.ts";
import { isAllowedForClippy } from "./clippy-allowance.ts";
import { describeFiles, isTestCode } from "./describe-files.ts";
import type { ReviewRequest } from "./request.ts";
import type { ReviewWorld } from "./world.ts";

const IN_TEST_CODE = "in test code";
const FOR_CLIPPY = "allowed for Clippy";

export async function settleFindings(
	raw: readonly RawFinding[],
	request: ReviewRequest,
	headText: ReadonlyMap<string, string>,
	world: ReviewWorld,
	judge?: Judge,
): Promise<Settled> {
	const { change, configuration } = request;
	const items = await describeFiles(
		raw.map(({ path }) => path),
		headText,
		world.syntax,
	);
	const inProduction = raw.filter((finding) => looksAtTests(finding, world) || !isInTest(finding, items));
	const open = inProduction.filter((finding) => !isAllowed(finding, items, world));
	const settled = await settle(
		open.map((finding) => withPriority(finding, configuration)),
		{
			change,
			headText: (path) => headText.get(path),
			items: (path) => items.get(path) ?? [],
			stillParses: world.syntax.stillParses,
			limits: configuration.limits,
			alreadySaid: request.alreadySaid ?? new Set(),
			...(request.dismissed && { dismissed: request.dismissed }),
			...(request.said && { said: request.said }),
			...(judge && { judge }),
		},
	);
	const more = { [IN_TEST_CODE]: raw.length - inProduction.length, [FOR_CLIPPY]: inProduction.length - open.length };
	const counted = Object.entries(more).filter(([, count]) => count > 0);
	return { ...settled, leftOut: { ...settled.leftOut, ...Object.fromEntries(counted) } };
}

function isInTest(finding: RawFinding, items: ReadonlyMap<string, readonly Item[]>): boolean {
	return isTestCode(items.get(finding.path), finding.near.startLine);
}

/** Test modules inside of production files are test code too; a rule that looks at tests says so. */
function looksAtTests({ source }: RawFinding, world: ReviewWorld): boolean {
	return ruleOf(source, world)?.metadata.roles?.includes("test") ?? false;
}

function isAllowed(finding: RawFinding, items: ReadonlyMap<string, readonly Item[]>, world: ReviewWorld): boolean {
	const lints = ruleOf(finding.source, world)?.metadata.clippy ?? [];
	return isAllowedForClippy(items.get(finding.path) ?? [], finding.near.startLine, lints);
}

const ruleOf = (source: string, { own, book }: ReviewWorld): Rule | undefined =>
	own.rules.get(source) ?? book.find(source);

function withPriority(finding: RawFinding, { rules }: Configuration): RawFinding {
	const priority = rules[finding.source]?.priority;
	return priority ? { ...finding, priority } : finding;
}
