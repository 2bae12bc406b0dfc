/** What a file's code is for, read from its path alone. */

export type CodeRole = "production" | "test" | "bench" | "example" | "build-script" | "generated";

/** Whole path segments, in lower case; the first line that matches decides. */
const FOLDERS: readonly (readonly [CodeRole, RegExp])[] = [
	["generated", /^(vendor|vendored|third[-_]party|generated|gen|node_modules|target)$/],
	["bench", /^(benches|bench|benchmark|benchmarks|[a-z0-9_-]+[-_]bench(es|marks?)?)$/],
	["example", /^(examples?|demos?|samples?)$/],
	[
		"test",
		/^(tests?|e2e|testing|testdata|fixtures?|mocks?|tests?[-_][a-z0-9_-]+|integration|[a-z0-9_-]+[-_](tests?|testing|test[-_](utils?|support|suite)|mocks?|fixtures?)|fuzz)$/,
	],
	["build-script", /^(xtask|scripts?|tools?|[a-z0-9_-]*dev[-_]?tools?|release[-_]tools?)$/],
];

const FILES: readonly (readonly [CodeRole, RegExp])[] = [
	[
		"generated",
		/(\.pb\.rs|\.generated\.rs|_generated\.rs|\.pb\.go|_pb2(_grpc)?\.pyi?|_pb\.(js|ts)|^bindings\.rs|^bindgen\.rs)$/,
	],
	// prost names its output after the package, dots and all, as no hand-written module is
	["generated", /^[a-z0-9_]+(\.[a-z0-9_]+)+\.rs$/],
	["bench", /^(bench(marks?)?|bench_.*|.*_bench(es|marks?)?)\.rs$/],
	[
		"test",
		/^(tests?|test_.*|.*_tests?|testing|.*[-_]testing|.*_?test_(utils?|support|helpers?)|mocks?|mock_.*|.*_mocks?|fixtures?)\.[a-z]+$/,
	],
	["test", /(\.(test|spec)\.[jt]sx?|(Test|Tests|IT|Spec)\.(java|kt|scala|cs))$/],
];

/** Source trees that are named like tests and hold none of the crate's own, such as Maven's `src/main`. */
const PRODUCTION = /(^|\/)src\/main\//;

export function codeRole(path: string): CodeRole {
	const segments = path.split("/");
	const file = segments.pop() ?? "";
	const folders = PRODUCTION.test(path) ? [] : segments.map((segment) => segment.toLowerCase());
	const generated = folders.some((folder) => FOLDERS[0]?.[1].test(folder));
	if (generated) return "generated";
	if (file === "build.rs" && !folders.includes("src")) return "build-script";
	return roleOfFile(file) ?? roleOfFolders(folders) ?? "production";
}

function roleOfFile(file: string): CodeRole | undefined {
	return FILES.find(([, pattern]) => pattern.test(file))?.[0];
}

/** The innermost telling folder decides: `tests/examples` holds examples, `examples/tests` tests. */
function roleOfFolders(folders: readonly string[]): CodeRole | undefined {
	for (const folder of folders.toReversed()) {
		const role = FOLDERS.find(([, pattern]) => pattern.test(folder))?.[0];
		if (role) return role;
	}
	return undefined;
}
