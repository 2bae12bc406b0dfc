/** How Claude is reached and what it may cost, as the environment says: the operator's side of `model-settings.ts`. */

import { z } from "zod";
import { EnvironmentError } from "./environment-error.ts";
import { BUDGET_SCOPES, type BudgetLimits } from "./model-settings.ts";

const text = z.string().trim().min(1);
const dollars = z.coerce.number({ error: "must be an amount in US dollars, such as 5" }).min(0).optional();
const tokens = z.coerce.number({ error: "must be a number of tokens, such as 500000" }).int().min(0).optional();

const schema = z.object({
	ANTHROPIC_API_KEY: text.optional(),
	/** A gateway in between. */
	ANTHROPIC_BASE_URL: z.url().optional(),
	/** `bedrock` and `vertex` need Anthropic's own package beside Gregor, and take their credentials as it does. */
	GREGOR_MODEL_PLATFORM: z.enum(["anthropic", "bedrock", "vertex"]).default("anthropic"),
	GREGOR_MODEL_REGION: text.optional(),
	GREGOR_MODEL_PROJECT: text.optional(),
	/** Ids in place of the aliases: `opus=us.anthropic.claude-opus-5-5, sonnet=…`. */
	GREGOR_MODEL_NAMES: z
		.string()
		.regex(/^\s*\w+\s*=\s*[^\s,=]+\s*(,\s*\w+\s*=\s*[^\s,=]+\s*)*$/, "is a list such as `opus=ID, sonnet=ID`")
		.optional(),
	GREGOR_BUDGET_RUN: dollars,
	GREGOR_BUDGET_RUN_TOKENS: tokens,
	GREGOR_BUDGET_PULL_REQUEST: dollars,
	GREGOR_BUDGET_PULL_REQUEST_TOKENS: tokens,
	GREGOR_BUDGET_REPOSITORY: dollars,
	GREGOR_BUDGET_REPOSITORY_TOKENS: tokens,
	GREGOR_BUDGET_DAY: dollars,
	GREGOR_BUDGET_DAY_TOKENS: tokens,
});

export interface ModelEnvironment {
	readonly platform: "anthropic" | "bedrock" | "vertex";
	/** For `anthropic`; a secret. */
	readonly apiKey?: string;
	readonly baseUrl?: string;
	readonly region?: string;
	readonly project?: string;
	/** Model ids by alias. */
	readonly names: Readonly<Record<string, string>>;
	/** What the operator allows; a repository may set less. */
	readonly budget: BudgetLimits;
}

/** `undefined` where there is no key and no cloud: then only the rules review. @throws {EnvironmentError} */
export function readModelEnvironment(
	variables: Readonly<Record<string, string | undefined>>,
): ModelEnvironment | undefined {
	// an empty variable is one that is not set, as in a compose file
	const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
	const read = schema.safeParse(given);
	if (!read.success) {
		throw new EnvironmentError(read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
	}
	const { data } = read;
	if (data.GREGOR_MODEL_PLATFORM === "anthropic" && !data.ANTHROPIC_API_KEY) return undefined;
	return {
		platform: data.GREGOR_MODEL_PLATFORM,
		...(data.ANTHROPIC_API_KEY && { apiKey: data.ANTHROPIC_API_KEY }),
		...(data.ANTHROPIC_BASE_URL && { baseUrl: data.ANTHROPIC_BASE_URL.replace(/\/+$/, "") }),
		...(data.GREGOR_MODEL_REGION && { region: data.GREGOR_MODEL_REGION }),
		...(data.GREGOR_MODEL_PROJECT && { project: data.GREGOR_MODEL_PROJECT }),
		names: namesIn(data.GREGOR_MODEL_NAMES ?? ""),
		budget: budgetIn(data),
	};
}

function namesIn(list: string): Record<string, string> {
	const pairs = list.split(",").flatMap((pair) => {
		const [alias = "", id = ""] = pair.split("=").map((part) => part.trim());
		return alias && id ? [[alias.toLowerCase(), id] as const] : [];
	});
	return Object.fromEntries(pairs);
}

function budgetIn(data: z.infer<typeof schema>): BudgetLimits {
	const limits = BUDGET_SCOPES.map((scope) => {
		const name = `GREGOR_BUDGET_${scope.toUpperCase().replace("-", "_")}` as "GREGOR_BUDGET_RUN";
		const [most, mostTokens] = [data[name], data[`${name}_TOKENS`]];
		return [
			scope,
			{ ...(most !== undefined && { dollars: most }), ...(mostTokens !== undefined && { tokens: mostTokens }) },
		] as const;
	});
	return Object.fromEntries(limits);
}
