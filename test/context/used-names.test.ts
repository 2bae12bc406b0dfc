import { expect, test } from "@jest/globals";
import { usedNames } from "../../src/context/used-names.ts";

const used = (text: string): string[] =>
	usedNames(text, new Set(text.split("\n").map((_, index) => index + 1))).map(
		({ use, of, name, isMethod }) => `${use} ${of ? `${of}::` : ""}${isMethod ? "." : ""}${name}`,
	);

test.each<[string, string[]]>([
	["let a: BrokerPool = x;", ["type BrokerPool"]],
	["BrokerPool::connect(url)", ["type BrokerPool", "call BrokerPool::connect"]],
	["self.config.linger_ms", ["field config", "field linger_ms"]],
	["pool.checkout_broker(id)?", ["call .checkout_broker"]],
	["decode_batch::<u8>(bytes)", ["call decode_batch"]],
	["sleep_for(MAX_LINGER)", ["call sleep_for", "constant MAX_LINGER"]],
	["let v: Vec<String> = Vec::new(); v.clone().len()", []],
	["use crate::pool::{BrokerPool, Config};", []],
	["fn checkout_broker(id: u8) {}", []],
	['say("BrokerPool::connect") // BrokerPool', ["call say"]],
	["Event::Lost(x)", ["type Event"]],
])("%s", (text, names) => expect(used(text)).toEqual(names));

test("reads the named lines only, and counts", () => {
	const text = "a(Alpha1x);\nb(BetaOne, BetaOne);\n";
	expect(usedNames(text, new Set([2]))).toEqual([{ name: "BetaOne", use: "type", times: 2 }]);
});
