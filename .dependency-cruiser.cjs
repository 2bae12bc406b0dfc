/**
 * The ladder of docs/architecture.md: a room imports only from rooms below it, type imports included; no cycles.
 * The rungs, lowest first. Rooms on one rung do not import each other.
 */
const rungs = [
	["config"],
	["change"],
	["syntax"],
	["findings"],
	["agents"],
	["context"],
	["rules", "model"],
	["review"],
	["report", "evaluation"],
	["app", "jobs", "web", "commands", "settings", "server"],
];
/** The edges build the outside world, so they alone reach the rooms beside the ladder. */
const edges = rungs.at(-1);
/** Rooms beside the ladder: they know the types of change, findings and config, and nothing above. */
const beside = ["git", "github", "store"];

const folder = (names) => `^src/(${names.join("|")})(/|\\.ts$)`;

const ladder = rungs.flatMap((names, index) => {
	const above = rungs.slice(index + 1).flat();
	return names.map((name) => ({
		name: `${name}-imports-only-from-below`,
		severity: "error",
		from: { path: folder([name]) },
		to: {
			path: folder([
				...above,
				...names.filter((other) => other !== name && names !== edges),
				...(names === edges ? [] : beside),
			]),
		},
	}));
});

module.exports = {
	forbidden: [
		{ name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
		...ladder,
		{
			name: "beside-the-ladder",
			severity: "error",
			from: { path: folder(beside) },
			to: { path: "^src/", pathNot: folder([...beside, "change", "findings", "config"]) },
		},
		{
			name: "only-main-builds-the-world",
			severity: "error",
			from: { pathNot: "^src/(main|cli)\\.ts$" },
			to: { path: "^src/(main|cli)\\.ts$" },
		},
	],
	options: {
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			extensions: [".ts", ".js", ".json"],
			exportsFields: ["exports"],
			conditionNames: ["import", "node", "default"],
		},
		doNotFollow: { path: "node_modules" },
	},
};
