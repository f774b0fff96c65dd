<?php
/**
 * One call to the bridge.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Bridge;

final class BridgeRequest {

	/**
	 * @param string                    $method  GET, PUT, POST, PATCH or DELETE.
	 * @param string                    $path    Path from the address on, each segment encoded.
	 * @param array<string,string>      $query   Parameters; empty ones are left out.
	 * @param mixed                     $body    Sent as JSON; null sends none.
	 * @param array<string,string>      $headers Further headers.
	 * @param int                       $timeout Seconds.
	 * @param string                    $language 'de' or 'en': language of the bridge's messages.
	 * @param string                    $actor   Display name of who acts; '' for nobody.
	 */
	public function __construct(
		public readonly string $method,
		public readonly string $path,
		public readonly array $query = array(),
		public readonly mixed $body = null,
		public readonly array $headers = array(),
		public readonly int $timeout = 10,
		public readonly string $language = 'en',
		public readonly string $actor = ''
	) {}
}
