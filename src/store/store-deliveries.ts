/**
 * Deliveries and what they ask for, in one statement: a delivery costs what the way to the database and back costs, and
 * under load that is most of it.
 */

import { sql } from "kysely";
import { CHANNEL } from "./connection.ts";
import type { Delivery } from "./new-request.ts";
import { toRow } from "./pull-request-id.ts";
import { JOBS_MESSAGE, movedMessage } from "./say.ts";
import type { Transaction } from "./tables.ts";

/**
 * Remembers those that are new, stores their requests, and says so to every process. The pull requests' rows are locked
 * until the transaction ends. All rows are written in one order, so that two processes with the same deliveries wait for
 * each other and do not lock up.
 * @returns the ids that are new
 */
export async function storeDeliveries(transaction: Transaction, batch: readonly Delivery[]): Promise<Set<string>> {
	const heard = JSON.stringify(batch.map(toRecord));
	const { rows } = await sql<{ ids: string[] }>`
		with heard as (${recordsOf(heard)}),
		fresh as (
			insert into deliveries (id) select distinct id from heard order by id on conflict do nothing returning id
		),
		asked as (
			select distinct on (id) heard.* from heard join fresh using (id) where owner is not null order by id, position
		),
		pulls as (${UPSERTED_PULLS}),
		stored as (
			insert into requests (delivery_id, pull_request_id, installation_id, kind, payload)
			select asked.id, pulls.id, installation_id, kind, payload::json
			from asked join pulls using (installation_id, owner, repo, number) order by position
		),
		said as (
			select pg_notify(${CHANNEL}, message) from (
				select ${JOBS_MESSAGE}::text as message where exists (select from pulls)
				union
				select ${movedMessage("")}::text || pulls.id from pulls join asked using (installation_id, owner, repo, number)
				where asked.state is not null or asked.wanted_head is not null
			) messages
		)
		select coalesce(json_agg(id), '[]') as ids, (select count(*) from said) as said from fresh`.execute(transaction);
	return new Set(rows[0]?.ids);
}

function toRecord({ id, request }: Delivery, position: number) {
	if (!request) return { position, id };
	const { pullRequest, kind, payload, state, head } = request;
	// As text in the text: PostgreSQL stores a NUL in JSON, and cannot take it out of one.
	const said = JSON.stringify(payload);
	return { position, id, kind, payload: said, ...toRow(pullRequest), state, wanted_head: head };
}

const recordsOf = (heard: string) => sql`
	select * from json_to_recordset(${heard}::json) as heard (position int, id text, kind text, payload text,
		installation_id bigint, owner text, repo text, number int, state text, wanted_head text)`;

/** One row a pull request, with the last that the batch says of it. */
const UPSERTED_PULLS = sql`
	insert into pull_requests (installation_id, owner, repo, number, state, wanted_head)
	select installation_id, owner, repo, number,
		(array_agg(state order by position desc) filter (where state is not null))[1],
		(array_agg(wanted_head order by position desc) filter (where wanted_head is not null))[1]
	from asked group by installation_id, owner, repo, number order by installation_id, owner, repo, number
	on conflict (installation_id, owner, repo, number) do update set
		version = pull_requests.version + coalesce(
			excluded.wanted_head <> pull_requests.wanted_head
				or (excluded.state = 'closed' and pull_requests.state is distinct from 'closed'),
			false)::int,
		state = coalesce(excluded.state, pull_requests.state),
		wanted_head = coalesce(excluded.wanted_head, pull_requests.wanted_head)
	returning id, installation_id, owner, repo, number`;
