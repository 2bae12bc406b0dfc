import { expect, test } from "@jest/globals";
import { codeRole } from "../../src/change/code-role.ts";

test.each([
	["src/lib.rs", "production"],
	["src/latest.rs", "production"],
	["src/commands/build.rs", "production"],
	["src/contest/attest.rs", "production"],
	["src/main/java/org/example/test/Ingest.java", "production"],
	["tests/it.rs", "test"],
	["crates/a/src/tests.rs", "test"],
	["src/test.rs", "test"],
	["src/parser_test.rs", "test"],
	["src/parser_tests.rs", "test"],
	["src/test_utils/mod.rs", "test"],
	["src/testing/mod.rs", "test"],
	["src/mock_broker.rs", "test"],
	["src/mocks/broker.rs", "test"],
	["crates/test-helpers/src/lib.rs", "test"],
	["fuzz/src/lib.rs", "test"],
	["src/test/java/org/example/IngestTest.java", "test"],
	["web/ingest.spec.ts", "test"],
	["benches/parse.rs", "bench"],
	["src/parse_bench.rs", "bench"],
	["examples/chat.rs", "example"],
	["examples/chat/tests/it.rs", "test"],
	["build.rs", "build-script"],
	["crates/a/build.rs", "build-script"],
	["xtask/src/main.rs", "build-script"],
	["vendor/x/src/lib.rs", "generated"],
	["third_party/x/tests/it.rs", "generated"],
	["src/proto/events.pb.rs", "generated"],
	["src/proto/acme.events.v1.rs", "generated"],
	["src/generated/mod.rs", "generated"],
	["rdkafka-sys/src/bindings.rs", "generated"],
])("%s is %s", (path, role) => {
	expect(codeRole(path)).toBe(role);
});
