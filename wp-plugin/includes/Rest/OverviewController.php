<?php
/**
 * What the sheet Overview shows: the bridge's view, and what this site saw of the ledger itself.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Rest;

use KundenMeister\DataProtection\Bridge\BridgeUnavailable;
use KundenMeister\DataProtection\Bridge\LedgerHead;
use KundenMeister\DataProtection\Ledger\Alarm;
use KundenMeister\DataProtection\Ledger\Witness;
use KundenMeister\DataProtection\Ledger\WitnessState;
use WP_Error;
use WP_REST_Response;

final class OverviewController {

	public function __construct( private readonly Proxy $proxy, private readonly Witness $witness, private readonly LedgerHead $head ) {}

	public function register(): void {
		$routes = array(
			array( '/overview', 'GET', fn() => $this->proxy->pass( 'GET', '/v1/overview' ) ),
			array( '/ledger-witness', 'GET', $this->seen( ... ) ),
			array( '/ledger-witness', 'POST', $this->check( ... ) ),
			array( '/ledger-witness', 'DELETE', $this->begin_anew( ... ) ),
		);
		foreach ( $routes as list( $path, $method, $callback ) ) {
			Proxy::route( $path, $method, Proxy::may_manage( ... ), $callback );
		}
	}

	/**
	 * What this site has seen of the ledger.
	 */
	public function seen(): WP_REST_Response {
		$state = WitnessState::load();
		$alarm = Alarm::sentence();
		return Proxy::no_store(
			new WP_REST_Response(
				array(
					'checkedAt'    => 0 === $state->checked_at ? null : gmdate( 'Y-m-d\TH:i:s\Z', $state->checked_at ),
					'checkedTo'    => $state->checked->seq ?? 0,
					'head'         => $state->head,
					'alarm'        => $alarm,
					'mayBeRestore' => Alarm::may_be_a_restore(),
				)
			)
		);
	}

	/**
	 * Sets aside what this site has seen, after a restore that was announced, and looks at the ledger as it is now.
	 */
	public function begin_anew(): WP_REST_Response|WP_Error {
		return $this->head->begin_anew() ? $this->check() : $this->seen();
	}

	/**
	 * Checks on both sides now: the bridge its own ledger, this site what the bridge shows of it.
	 */
	public function check(): WP_REST_Response|WP_Error {
		try {
			$this->witness->check();
		} catch ( BridgeUnavailable $unavailable ) {
			return Proxy::unavailable( $unavailable );
		}
		$verified = $this->proxy->pass( 'POST', '/v1/ledger/verify', array(), new \stdClass() );
		return $verified instanceof WP_Error ? $verified : $this->seen();
	}
}
