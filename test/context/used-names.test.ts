import { expect, test } from "@jest/globals";
import { usedNames } from "../../src/context/used-names.ts";

const used = (text: string): string[] =>
	usedNames(text, new Set(text.split("\n").map((_, index) => index + 1))).map(
		({ use, of, name, through = [], isMethod, receiver = "", onSelf }) =>
			`${use} ${[...through, ...(of ? [of] : []), `${isMethod ? `${receiver}.` : ""}${onSelf ? "@" : ""}${name}`].join("::")}`,
	);

test.each<[string, string[]]>([
	["let a: BrokerPool = x;", ["type BrokerPool"]],
	["BrokerPool::connect(url)", ["type BrokerPool", "call BrokerPool::connect"]],
	["self.config.linger_ms", ["field config", "field linger_ms"]],
	["pool.checkout_broker(id)?", ["call pool.checkout_broker"]],
	["decode_batch::<u8>(bytes)", ["call decode_batch"]],
	["sleep_for(MAX_LINGER)", ["call sleep_for", "constant MAX_LINGER"]],
	["let v: Vec<String> = Vec::new(); v.clone().len()", []],
	["use crate::pool::{BrokerPool, Config};", []],
	["fn checkout_broker(id: u8) {}", []],
	['say("BrokerPool::connect") // BrokerPool', ["call say"]],
	["Event::Lost(x)", ["type Event"]],
	["backoff::future::retry(x)", ["call backoff::future::retry"]],
	["net::Pool::lease(x)", ["type net::Pool", "call net::Pool::lease"]],
	["Duration::from_secs(3)", []],
	[
		"self.refill_pool(); Self::limit_of(x); self.pool.lease_one()",
		["call .@refill_pool", "call @limit_of", "field pool", "call pool.lease_one"],
	],
	["pub(crate) struct X; if (a) {}", []],
])("%s", (text, names) => expect(used(text)).toEqual(names));

test("reads the named lines only, and counts", () => {
	const text = "a(Alpha1x);\nb(BetaOne, BetaOne);\n";
	expect(usedNames(text, new Set([2]))).toEqual([{ name: "BetaOne", use: "type", times: 2 }]);
});
