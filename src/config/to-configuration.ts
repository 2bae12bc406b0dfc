import type { Configuration } from "./configuration.ts";
import { DEFAULTS } from "./defaults.ts";
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

function toConstraints(constraints: NonNullable<ConfigurationFile["constraints"]>): Configuration["constraints"] {
	const given = Object.entries(constraints).filter(([, value]) => value !== undefined);
	return Object.fromEntries(given.map(([key, value]) => [key, String(value)]));
}
