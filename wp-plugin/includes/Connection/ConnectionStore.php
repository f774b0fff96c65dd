<?php
/**
 * Keeps the connection; the key only encrypted.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Connection;

use KundenMeister\DataProtection\Security\Secrets;

final class ConnectionStore {

	public const OPTION = 'kmdp_connection';

	private const CONTEXT = 'kmdp:bridge-key';

	public function __construct( private readonly Secrets $secrets ) {}

	/**
	 * The connection in use: constants first, then what was saved.
	 *
	 * @return Connection|null Null when there is none, or its key cannot be read.
	 */
	public function load(): ?Connection {
		return $this->from_constants() ?? $this->from_option();
	}

	/**
	 * Address alone, for the settings page: known even when the key cannot be read.
	 */
	public function url(): string {
		$fixed = $this->from_constants();
		$saved = get_option( self::OPTION );
		return null !== $fixed ? $fixed->url : ( is_array( $saved ) && is_string( $saved['url'] ?? null ) ? $saved['url'] : '' );
	}

	/**
	 * Keeps address and key.
	 */
	public function save( string $url, #[\SensitiveParameter] string $key ): void {
		$value = array(
			'url' => self::normalise( $url ),
			'key' => $this->secrets->box()->seal( $key, self::CONTEXT ),
		);
		update_option( self::OPTION, $value, false );
	}

	/**
	 * Forgets address and key.
	 */
	public function delete(): void {
		delete_option( self::OPTION );
	}

	/**
	 * Address without the slash at its end.
	 */
	public static function normalise( string $url ): string {
		return rtrim( trim( $url ), '/' );
	}

	private function from_constants(): ?Connection {
		$url = defined( 'KMDP_BRIDGE_URL' ) ? constant( 'KMDP_BRIDGE_URL' ) : '';
		$key = defined( 'KMDP_BRIDGE_KEY' ) ? constant( 'KMDP_BRIDGE_KEY' ) : '';
		return is_string( $url ) && is_string( $key ) && '' !== $url && '' !== $key
			? new Connection( self::normalise( $url ), $key, 'constant' )
			: null;
	}

	private function from_option(): ?Connection {
		$saved = get_option( self::OPTION );
		if ( ! is_array( $saved ) || ! is_string( $saved['url'] ?? null ) || ! is_string( $saved['key'] ?? null ) ) {
			return null;
		}
		$key = $this->secrets->box()->open( $saved['key'], self::CONTEXT );
		return null === $key ? null : new Connection( $saved['url'], $key, 'option' );
	}
}
