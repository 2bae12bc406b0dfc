/** Attributes whose last path segment makes a function a test or a bench, whatever crate it comes from. */
const TEST_MACRO = /^(?:\w+\s*::\s*)*(?:test|bench|rstest|test_case|wasm_bindgen_test|quickcheck|proptest)\b(?!\s*::)/;

/**
 * Whether the attribute (its text between `#[` and `]`) keeps an item out of the shipped program: `test`,
 * `tokio::test(…)`, `cfg(test)`, `cfg(any(test, feature = "x"))`; not `cfg(not(test))`, nor `cfg_attr(test, …)`.
 */
export function isTestAttribute(attribute: string): boolean {
	if (/^cfg\s*\(/.test(attribute)) return /\btest\b/.test(withoutNegations(attribute.replace(/"[^"]*"/g, "")));
	return TEST_MACRO.test(attribute);
}

function withoutNegations(condition: string): string {
	return condition.replace(/\bnot\s*\((?:[^()]|\([^()]*\))*\)/g, "");
}
