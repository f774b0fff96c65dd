<?php
/**
 * A visitor's entry that waits on this site to be sent.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Privacy;

use KundenMeister\DataProtection\Outbox\OutboxRow;

final class WaitingEntry {

	/**
	 * @param OutboxRow            $row          Where it is kept.
	 * @param string               $form_key     The form.
	 * @param string               $submitted_at RFC 3339.
	 * @param string               $page_url     Where the form was.
	 * @param array<string,string> $fields       By name.
	 * @param array<string,string> $client       Shortened address and browser; empty unless the controller records them.
	 */
	public function __construct(
		public readonly OutboxRow $row,
		public readonly string $form_key,
		public readonly string $submitted_at,
		public readonly string $page_url,
		public readonly array $fields,
		public readonly array $client
	) {}
}
