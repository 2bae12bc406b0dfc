/** What the App costs, each figure beside its aim. */

import { startPostgres } from "../../test/support/start-postgres.ts";
import { benchDeliveries } from "./deliveries.ts";
import { benchReviews } from "./reviews.ts";
import { benchWorkers } from "./workers.ts";

export async function benchApp(): Promise<void> {
	const postgres = await startPostgres({ isDurable: true });
	try {
		await benchDeliveries(postgres);
		await benchReviews();
		await benchWorkers(postgres);
	} finally {
		await postgres.stop();
	}
}
