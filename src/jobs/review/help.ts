/** The answer to `/help`. */
export const HELP = [
	"| command | what it does |",
	"|---|---|",
	"| `/review` | reviews what is new; `/review full` everything |",
	"| `/review performance`, `/review architecture` | only reviewers of that focus |",
	"| `/review AGENT`, `/review path GLOB` | only that agent, only those files |",
	"| `/agents` | who was chosen, and why |",
	"| `/explain RULE`, `/explain NUMBER` | explains a rule or a finding |",
	"| `/why PATH` | why a file was or was not reviewed |",
	"| `/dismiss [REASON]` | in a thread; elsewhere `/dismiss NUMBER [REASON]` |",
	"| `/pause`, `/resume` | automatic reviews of this pull request |",
	"| `/config` | what is in force, and where it comes from |",
	"| `/context KEY=VALUE` | answers a question that a review asked: throughput, latency, message_size, delivery, deployment and others |",
	"",
	"Or say it in your own words: where a model is set up, a reply in one of Gregor's threads is answered by the agent that raised the finding, and so is a comment that calls Gregor by its name.",
].join("\n");
