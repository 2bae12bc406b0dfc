/** All that Gregor remembers. Each part is a file of its own; whoever needs only a part names only that. */

import type { Connection } from "./connection.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Findings } from "./findings.ts";
import type { Forgetting } from "./forgetting.ts";
import type { PullRequests } from "./pull-requests.ts";
import type { Requests } from "./requests.ts";
import type { Runs } from "./runs.ts";
import type { Watching } from "./watch.ts";
import type { Writes } from "./writes.ts";

export interface Store extends Deliveries, Requests, PullRequests, Watching, Runs, Findings, Writes, Forgetting {
	/** For the queue, which lives in the same database. */
	readonly connection: Connection;
	/** Close the queue first. */
	close(): Promise<void>;
}
