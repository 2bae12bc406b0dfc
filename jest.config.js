/** @type {import('jest').Config} */
export default {
	testEnvironment: "node",
	roots: ["<rootDir>/test"],
	testMatch: ["**/*.test.ts"],
	extensionsToTreatAsEsm: [".ts"],
	transform: {
		"^.+\\.ts$": [
			"@swc/jest",
			{ jsc: { parser: { syntax: "typescript" }, target: "es2024" }, module: { type: "es6" } },
		],
	},
	// One fewer than there are cores, jest's own choice, would be a single one on two.
	maxWorkers: 2,
	testTimeout: 60_000,
};
