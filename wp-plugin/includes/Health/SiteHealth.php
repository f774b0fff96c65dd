<?php
/**
 * Our tests in Tools → Site Health.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Health;

use KundenMeister\DataProtection\Rest\Proxy;
use WP_REST_Response;

final class SiteHealth {

	public function __construct(
		private readonly ConnectionHealth $connection,
		private readonly FormsHealth $forms,
		private readonly OutboxHealth $outbox,
		private readonly LedgerHealth $ledger
	) {}

	/**
	 * Filter `site_status_tests`: what the database tells is tested at once, what the bridge must be asked later.
	 *
	 * @param array<array-key,mixed> $tests Known ones, `direct` and `async`.
	 * @return array<array-key,mixed>
	 */
	public function add_tests( array $tests ): array {
		$direct = array(
			'kmdp_outbox' => array(
				'label' => __( 'KundenMeister: waiting form entries', 'kundenmeister-data-protection' ),
				'test'  => fn(): array => $this->outbox->test()->data(),
			),
			'kmdp_ledger' => array(
				'label' => __( 'KundenMeister: ledger', 'kundenmeister-data-protection' ),
				'test'  => fn(): array => $this->ledger->test()->data(),
			),
		);
		$async  = array(
			'kmdp_connection' => $this->asynchronous( ConnectionHealth::TEST, __( 'KundenMeister: connection', 'kundenmeister-data-protection' ) ),
			'kmdp_forms'      => $this->asynchronous( FormsHealth::TEST, __( 'KundenMeister: forms', 'kundenmeister-data-protection' ) ),
		);
		return array(
			'direct' => array_merge( (array) ( $tests['direct'] ?? array() ), $direct ),
			'async'  => array_merge( (array) ( $tests['async'] ?? array() ), $async ),
		) + $tests;
	}

	/**
	 * On `rest_api_init`.
	 */
	public function register_routes(): void {
		foreach ( array( ConnectionHealth::TEST, FormsHealth::TEST ) as $test ) {
			register_rest_route(
				Proxy::NAMESPACE,
				"/site-health/$test",
				array(
					'methods'             => 'GET',
					'callback'            => fn(): WP_REST_Response => Proxy::no_store( new WP_REST_Response( $this->run( $test )->data() ) ),
					'permission_callback' => static fn(): bool => current_user_can( 'view_site_health_checks' ),
				)
			);
		}
	}

	/**
	 * All results, for the command line.
	 *
	 * @return array<string,HealthResult> By name of the test.
	 */
	public function all(): array {
		return array(
			ConnectionHealth::TEST => $this->connection->test(),
			FormsHealth::TEST      => $this->forms->test(),
			OutboxHealth::TEST     => $this->outbox->test(),
			LedgerHealth::TEST     => $this->ledger->test(),
		);
	}

	/**
	 * @param ConnectionHealth::TEST|FormsHealth::TEST $test Name.
	 */
	private function run( string $test ): HealthResult {
		return ConnectionHealth::TEST === $test ? $this->connection->test() : $this->forms->test();
	}

	/**
	 * @param ConnectionHealth::TEST|FormsHealth::TEST $test  Name.
	 * @param string                                   $label Of the test.
	 * @return array<string,mixed>
	 */
	private function asynchronous( string $test, string $label ): array {
		return array(
			'label'             => $label,
			'test'              => rest_url( Proxy::NAMESPACE . "/site-health/$test" ),
			'has_rest'          => true,
			'async_direct_test' => fn(): array => $this->run( $test )->data(),
		);
	}
}
