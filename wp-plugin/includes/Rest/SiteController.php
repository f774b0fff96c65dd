<?php
/**
 * What the settings page and the editor ask of this site itself.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Rest;

use KundenMeister\DataProtection\Cron;
use KundenMeister\DataProtection\Form\FormFinder;
use KundenMeister\DataProtection\Outbox\OutboxStore;
use WP_REST_Response;

final class SiteController {

	public function __construct( private readonly OutboxStore $outbox, private readonly Cron $cron, private readonly FormFinder $finder ) {}

	public function register(): void {
		$routes = array(
			'/site'         => array( 'GET', $this->site( ... ), Proxy::may_edit( ... ) ),
			'/outbox'       => array( 'GET', $this->outbox( ... ), Proxy::may_manage( ... ) ),
			'/outbox/retry' => array( 'POST', $this->retry( ... ), Proxy::may_manage( ... ) ),
		);
		foreach ( $routes as $path => list( $method, $callback, $permission ) ) {
			Proxy::route( $path, $method, $permission, $callback );
		}
	}

	public function site(): WP_REST_Response {
		return new WP_REST_Response(
			array(
				'privacyPolicyUrl' => get_privacy_policy_url(),
				'siteName'         => html_entity_decode( get_bloginfo( 'name' ), ENT_QUOTES, 'UTF-8' ),
				'locale'           => str_starts_with( strtolower( get_locale() ), 'de' ) ? 'de' : 'en',
				'hasForms'         => array() !== $this->finder->index(),
			)
		);
	}

	public function outbox(): WP_REST_Response {
		return Proxy::no_store( new WP_REST_Response( $this->outbox->summary() ) );
	}

	/**
	 * Tries once now, also what was refused.
	 */
	public function retry(): WP_REST_Response {
		$this->outbox->make_all_due();
		$this->cron->run();
		return $this->outbox();
	}
}
