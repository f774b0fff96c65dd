<?php
/**
 * Attaches the exporters, the eraser and the text for the privacy policy guide.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Privacy;

use WP_Error;

final class PrivacyTools {

	public function __construct(
		private readonly WaitingExporter $waiting,
		private readonly ConsentExporter $consents,
		private readonly Eraser $eraser
	) {}

	/**
	 * Filter `wp_privacy_personal_data_exporters`. What waits comes first: what is sent meanwhile is among the consents then.
	 *
	 * @param array<array-key,mixed> $exporters Known ones.
	 * @return array<array-key,mixed>
	 */
	public function add_exporters( array $exporters ): array {
		$exporters['kmdp-waiting']  = array(
			'exporter_friendly_name' => __( 'KundenMeister: waiting form entries', 'kundenmeister-data-protection' ),
			'callback'               => fn( string $email, int $page = 1 ): array => $this->waiting->export( $email, $page ),
		);
		$exporters['kmdp-consents'] = array(
			'exporter_friendly_name' => __( 'KundenMeister: consents', 'kundenmeister-data-protection' ),
			'callback'               => fn( string $email, int $page = 1 ): array|WP_Error => $this->consents->export( $email, $page ),
		);
		return $exporters;
	}

	/**
	 * Filter `wp_privacy_personal_data_erasers`.
	 *
	 * @param array<array-key,mixed> $erasers Known ones.
	 * @return array<array-key,mixed>
	 */
	public function add_eraser( array $erasers ): array {
		$erasers['kmdp'] = array(
			'eraser_friendly_name' => __( 'KundenMeister: form entries and consents', 'kundenmeister-data-protection' ),
			'callback'             => fn( string $email ): array => $this->eraser->erase( $email ),
		);
		return $erasers;
	}

	/**
	 * On `admin_init`.
	 */
	public static function suggest_policy_text(): void {
		wp_add_privacy_policy_content( 'KundenMeister Data Protection', PolicyText::html() );
	}
}
