import type { Configuration } from "./configuration.ts";
import { DEFAULTS } from "./defaults.ts";
import type { BudgetLimits } from "./model-settings.ts";
import type { ConfigurationFile } from "./schema.ts";

type RuleSetting = NonNullable<ConfigurationFile["rules"]>[string];

/** A valid file over the defaults. */
export function toConfiguration(file: ConfigurationFile): Configuration {
	return {
		reviews: {
			drafts: file.reviews?.drafts ?? DEFAULTS.reviews.drafts,
			bots: file.reviews?.bots ?? DEFAULTS.reviews.bots,
			pauseAfter: file.reviews?.pause_after ?? DEFAULTS.reviews.pauseAfter,
		},
		agents: { off: file.agents?.off ?? [], on: file.agents?.on ?? [], forced: file.agents?.paths ?? [] },
		paths: { include: file.paths?.include ?? [], exclude: file.paths?.exclude ?? [] },
		rules: Object.fromEntries(Object.entries(file.rules ?? {}).map(([id, setting]) => [id, ruleSetting(setting)])),
		instructions: file.instructions ?? [],
		limits: toLimits(file.limits ?? {}),
		constraints: toConstraints(file.constraints ?? {}),
		model: toModelSettings(file.model ?? {}),
		failOn: file.fail_on ?? DEFAULTS.failOn,
	};
}

function ruleSetting(setting: RuleSetting): Configuration["rules"][string] {
	if (typeof setting !== "object") return { enabled: setting === true || setting === "on" };
	const enabled = setting.enabled ?? true;
	return setting.priority === undefined ? { enabled } : { enabled, priority: setting.priority };
}

function toLimits(limits: NonNullable<ConfigurationFile["limits"]>): Configuration["limits"] {
	return {
		inlineFindings: limits.inline_findings ?? DEFAULTS.limits.inlineFindings,
		findingsPerRule: limits.findings_per_rule ?? DEFAULTS.limits.findingsPerRule,
		inlineConfidence: limits.inline_confidence ?? DEFAULTS.limits.inlineConfidence,
		listedConfidence: limits.listed_confidence ?? DEFAULTS.limits.listedConfidence,
		fileBytes: limits.file_bytes ?? DEFAULTS.limits.fileBytes,
		diffBytes: limits.diff_bytes ?? DEFAULTS.limits.diffBytes,
	};
}

function toModelSettings(model: NonNullable<ConfigurationFile["model"]>): Configuration["model"] {
	return {
		enabled: model.enabled ?? DEFAULTS.model.enabled,
		verifier: model.verifier ?? DEFAULTS.model.verifier,
		...(model.use !== undefined && { forced: model.use }),
		...(model.default !== undefined && { inherited: model.default }),
		...(model.effort !== undefined && { effort: model.effort }),
		...(model.thinking !== undefined && { thinking: model.thinking }),
		budget: toBudget(model.budget ?? {}),
	};
}

function toBudget(budget: NonNullable<NonNullable<ConfigurationFile["model"]>["budget"]>): BudgetLimits {
	const defaults = DEFAULTS.model.budget;
	const given = {
		run: budget.run ?? defaults.run,
		"pull-request": budget.pull_request ?? defaults["pull-request"],
		repository: budget.repository,
	};
	return Object.fromEntries(Object.entries(given).filter(([, limit]) => limit !== undefined));
}

function toConstraints(constraints: NonNullable<ConfigurationFile["constraints"]>): Configuration["constraints"] {
	const given = Object.entries(constraints).filter(([, value]) => value !== undefined);
	return Object.fromEntries(given.map(([key, value]) => [key, String(value)]));
}
