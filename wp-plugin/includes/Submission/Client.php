<?php
/**
 * From where and with what a submission comes.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Submission;

use stdClass;

final class Client {

	/** Characters the bridge takes. */
	private const LONGEST_USER_AGENT = 1000;

	/**
	 * @param string $address    IP address; '' when not known.
	 * @param string $user_agent The browser, as it calls itself.
	 */
	public function __construct( public readonly string $address, public readonly string $user_agent = '' ) {}

	/**
	 * Of this request. Headers that a visitor could forge are not read: behind a proxy a site filters the address.
	 */
	public static function of_request(): self {
		$header = static fn( string $name ): string => is_string( $_SERVER[ $name ] ?? null ) ? sanitize_text_field( wp_unslash( $_SERVER[ $name ] ) ) : '';
		/**
		 * Filters the visitor's IP address; a site behind a reverse proxy takes it from the header its proxy sets.
		 *
		 * @param string $address IP address.
		 */
		$address = apply_filters( 'kmdp_client_ip', $header( 'REMOTE_ADDR' ) );
		return new self( is_string( $address ) ? $address : '', $header( 'HTTP_USER_AGENT' ) );
	}

	/**
	 * What is sent along as part of the proof: nothing, unless the controller wants it; then the truncated address and the
	 * browser (Art. 5(1)(c) GDPR).
	 *
	 * @param bool $wanted The notice's `recordIp`.
	 * @return stdClass Of ip and userAgent those that are known.
	 */
	public function disclosed( bool $wanted ): stdClass {
		if ( ! $wanted ) {
			return new stdClass();
		}
		$browser = 1 === preg_match( '//u', $this->user_agent ) ? (string) preg_replace( '/[\x00-\x1F\x7F]/', '', $this->user_agent ) : '';
		$known   = array(
			'ip'        => TruncatedAddress::of( $this->address ),
			'userAgent' => mb_substr( $browser, 0, self::LONGEST_USER_AGENT ),
		);
		return (object) array_filter( $known, static fn( string $value ): bool => '' !== $value );
	}
}
