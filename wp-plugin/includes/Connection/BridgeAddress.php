<?php
/**
 * Which addresses of a bridge are accepted.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Connection;

final class BridgeAddress {

	/**
	 * Whether it is an http or https address without user, query or fragment.
	 */
	public static function is_address( string $url ): bool {
		return 1 === preg_match( '#^https?://[^\s/?\#@\\\\]+(/[^\s?\#]*)?$#iD', $url ) && '' !== self::host( $url );
	}

	/**
	 * Whether entries and key travel encrypted to it, or do not leave this machine.
	 *
	 * @param string $url            An address.
	 * @param bool   $http_is_wanted The operator's own decision: constant KMDP_ALLOW_HTTP.
	 */
	public static function is_safe( string $url, bool $http_is_wanted ): bool {
		return $http_is_wanted || str_starts_with( strtolower( $url ), 'https://' ) || self::is_loopback( self::host( $url ) );
	}

	private static function host( string $url ): string {
		return (string) parse_url( $url, PHP_URL_HOST ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- a rule that needs no WordPress.
	}

	/**
	 * RFC 5735, section 3; RFC 4291, section 2.5.3; RFC 6761, section 6.3.
	 */
	private static function is_loopback( string $host ): bool {
		$is_ipv4 = false !== filter_var( $host, FILTER_VALIDATE_IP, FILTER_FLAG_IPV4 );
		return 'localhost' === strtolower( $host ) || '[::1]' === $host || ( $is_ipv4 && str_starts_with( $host, '127.' ) );
	}
}
