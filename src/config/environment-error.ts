/** What the environment says cannot be used; names every variable that is missing or wrong, never its value. */
export class EnvironmentError extends Error {
	constructor(problems: readonly string[]) {
		super(`Gregor cannot start with this environment:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
		this.name = "EnvironmentError";
	}
}
