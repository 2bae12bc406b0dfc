import { codeRole } from "../change/code-role.ts";
import type { Profile } from "../change/profile.ts";

/**
 * Files whose signals may choose an agent: production code, benchmarks and settings. Tests, examples and generated
 * code choose nobody, as a test that awaits is no runtime change; but where a change has nothing else, they all count.
 */
export function tellingFiles(profile: Profile, files: readonly string[]): ReadonlySet<string> {
	const counts = (path: string) => ["production", "bench"].includes(codeRole(path));
	const others = profile.signals.some((signal) => counts(signal.path));
	return new Set(others ? files.filter(counts) : files);
}
