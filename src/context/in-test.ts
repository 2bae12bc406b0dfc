import { enclosingItems, type Item } from "../syntax/item.ts";

/** Whether a line of head is compiled for tests or benches only, by the items around it. */
export function inTest(items: readonly Item[], line: number): boolean {
	return enclosingItems(items, line).some((item) => item.isTest);
}
