<?php
/**
 * Connects the site with its bridge, and tries the connection.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Connection;

use KundenMeister\DataProtection\Bridge\BridgeClient;
use KundenMeister\DataProtection\Bridge\BridgeRequest;
use KundenMeister\DataProtection\Bridge\BridgeUnavailable;
use KundenMeister\DataProtection\Bridge\LedgerHead;
use KundenMeister\DataProtection\Language;
use KundenMeister\DataProtection\Outbox\Delivery;
use KundenMeister\DataProtection\Outbox\OutboxStore;
use KundenMeister\DataProtection\Rest\Proxy;
use WP_Error;

final class Connector {

	private const TIMEOUT_SECONDS = 5;

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly BridgeClient $bridge,
		private readonly LedgerHead $head,
		private readonly OutboxStore $outbox
	) {}

	/**
	 * Saves address and key only when the bridge answers to them; what waits to be sent is then due at once.
	 *
	 * @param string $url Address.
	 * @param string $key '' keeps the saved one, for the same address only: a key never goes to another.
	 * @return array<array-key,mixed>|WP_Error The bridge's settings, or why nothing was saved.
	 */
	public function connect( string $url, #[\SensitiveParameter] string $key ): array|WP_Error {
		$known = $this->store->load();
		if ( 'constant' === $known?->source ) {
			return new WP_Error( 'kmdp_connection_fixed', __( 'Address and key are set in wp-config.php and can only be changed there.', 'kundenmeister-data-protection' ), array( 'status' => 409 ) );
		}
		$url = ConnectionStore::normalise( $url );
		$key = trim( $key );
		if ( '' === $key && $url === $known?->url ) {
			$key = $known->key;
		}
		$result = self::fault( $url, $key ) ?? $this->test( new Connection( $url, $key, 'option' ) );
		if ( $result instanceof WP_Error ) {
			return $result;
		}
		$tenant = $this->tenant( new Connection( $url, $key, 'option' ) );
		if ( $tenant instanceof WP_Error ) {
			return $tenant;
		}
		$this->store->save( $url, $key );
		delete_option( Delivery::KEY_REFUSED_OPTION );
		$this->head->belongs_to( $tenant );
		$this->outbox->make_all_due();
		return $result;
	}

	/**
	 * Forgets address and key. What this site saw of the ledger stays, as evidence, until it is connected to another company.
	 */
	public function disconnect(): void {
		$this->store->delete();
	}

	/**
	 * @return array<array-key,mixed>|WP_Error The bridge's settings, or why it does not answer to this key.
	 */
	public function test( Connection $connection ): array|WP_Error {
		try {
			$answer = $this->bridge->send_over( $connection, new BridgeRequest( 'GET', '/v1/data-protection', timeout: self::TIMEOUT_SECONDS, language: Language::current() ) );
		} catch ( BridgeUnavailable $unavailable ) {
			return 'not-json' === $unavailable->detail ? self::no_bridge() : Proxy::unavailable( $unavailable );
		}
		if ( ! $answer->ok() ) {
			return Proxy::problem( $answer );
		}
		return array_key_exists( 'active', $answer->data() ) ? $answer->data() : self::no_bridge();
	}

	/**
	 * Whose ledger the key opens: a new key of the same company must not make this site forget what it saw.
	 */
	private function tenant( Connection $connection ): string|WP_Error {
		try {
			$answer = $this->bridge->send_over( $connection, new BridgeRequest( 'GET', '/v1/ledger/head', timeout: self::TIMEOUT_SECONDS, language: Language::current() ) );
		} catch ( BridgeUnavailable $unavailable ) {
			return Proxy::unavailable( $unavailable );
		}
		$tenant = $answer->data()['tenantId'] ?? null;
		return $answer->ok() && is_string( $tenant ) ? $tenant : Proxy::problem( $answer );
	}

	private static function fault( string $url, #[\SensitiveParameter] string $key ): ?WP_Error {
		if ( ! BridgeAddress::is_address( $url ) ) {
			return self::invalid( 'url', __( 'Please enter an address that starts with https://.', 'kundenmeister-data-protection' ) );
		}
		if ( ! BridgeAddress::is_safe( $url, defined( 'KMDP_ALLOW_HTTP' ) && true === constant( 'KMDP_ALLOW_HTTP' ) ) ) {
			return self::invalid( 'url', __( 'http:// would send the key and the entries of visitors unencrypted. Please enter an address that starts with https://.', 'kundenmeister-data-protection' ) );
		}
		return 1 === preg_match( '/^[\x21-\x7E]{8,512}$/D', $key )
			? null
			: self::invalid( 'key', __( 'Please enter the key that belongs to this address.', 'kundenmeister-data-protection' ) );
	}

	/**
	 * Something answers, but not as a bridge does: the address leads elsewhere, so that waiting would not help.
	 */
	private static function no_bridge(): WP_Error {
		$message = __( 'No KundenMeister answers at this address. Please check the address.', 'kundenmeister-data-protection' );
		return new WP_Error(
			'kmdp_no_bridge',
			$message,
			array(
				'status' => 422,
				'params' => array( 'url' => $message ),
			)
		);
	}

	private static function invalid( string $field, string $message ): WP_Error {
		return new WP_Error(
			'kmdp_connection_invalid',
			$message,
			array(
				'status' => 422,
				'params' => array( $field => $message ),
			)
		);
	}
}
