/** GIT_* variables that are about reaching git and remotes; every other one would point git at another repository or output. */
const KEPT = new Set([
	"GIT_ASKPASS",
	"GIT_CEILING_DIRECTORIES",
	"GIT_CONFIG_GLOBAL",
	"GIT_CONFIG_NOSYSTEM",
	"GIT_CONFIG_SYSTEM",
	"GIT_EXEC_PATH",
	"GIT_SSH",
	"GIT_SSH_COMMAND",
	"GIT_SSL_CAINFO",
]);

/**
 * The environment git runs in: the caller's, without GIT_DIR, GIT_INDEX_FILE, GIT_EXTERNAL_DIFF and their like (a git hook
 * sets them for its children), never asking at a terminal, speaking plain English, taking no lock it does not need.
 */
export function gitEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_") || KEPT.has(name));
	return {
		...Object.fromEntries(inherited),
		LC_ALL: "C",
		GIT_TERMINAL_PROMPT: "0",
		GIT_OPTIONAL_LOCKS: "0",
		...extra,
	};
}
