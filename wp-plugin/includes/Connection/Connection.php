<?php
/**
 * Where the bridge is, and the key to it.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Connection;

final class Connection {

	/**
	 * @param string $url    Address without trailing slash, http or https.
	 * @param string $key    Bearer key; never leaves the server.
	 * @param string $source 'option' or 'constant'.
	 */
	public function __construct(
		public readonly string $url,
		#[\SensitiveParameter]
		public readonly string $key,
		public readonly string $source
	) {}
}
