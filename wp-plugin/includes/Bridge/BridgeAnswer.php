<?php
/**
 * What the bridge answered.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Bridge;

final class BridgeAnswer {

	/**
	 * @param int                  $status  HTTP status.
	 * @param string               $body    JSON text, or '' when the answer has none.
	 * @param array<string,string> $headers Names in lower case.
	 */
	public function __construct(
		public readonly int $status,
		public readonly string $body,
		public readonly array $headers = array()
	) {}

	public function ok(): bool {
		return $this->status >= 200 && $this->status < 300;
	}

	/**
	 * The body with objects as arrays; empty when there is none.
	 *
	 * @return array<array-key,mixed>
	 */
	public function data(): array {
		$data = json_decode( $this->body, true );
		return is_array( $data ) ? $data : array();
	}

	/**
	 * The body as it came, so that `{}` stays `{}` when passed on.
	 */
	public function raw(): mixed {
		return json_decode( $this->body );
	}

	/**
	 * The stable code at the end of a problem's type (RFC 9457), such as 'consent-required'; '' for any other answer.
	 */
	public function problem_code(): string {
		$type = $this->data()['type'] ?? null;
		return is_string( $type ) && 1 === preg_match( '#/problems/([a-z0-9-]+)$#', $type, $match ) ? $match[1] : '';
	}
}
