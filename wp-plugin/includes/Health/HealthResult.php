<?php
/**
 * The answer of one of our tests in Site Health.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Health;

use KundenMeister\DataProtection\Admin\Capability;
use KundenMeister\DataProtection\Admin\SettingsPage;

final class HealthResult {

	/**
	 * @param string                         $test        Name of the test.
	 * @param 'good'|'recommended'|'critical' $status     How it is.
	 * @param string                         $label       One line, plain.
	 * @param list<string>                   $description Paragraphs, plain.
	 */
	private function __construct(
		private readonly string $test,
		public readonly string $status,
		public readonly string $label,
		public readonly array $description
	) {}

	public static function good( string $test, string $label, string ...$description ): self {
		return new self( $test, 'good', $label, array_values( $description ) );
	}

	public static function recommended( string $test, string $label, string ...$description ): self {
		return new self( $test, 'recommended', $label, array_values( $description ) );
	}

	public static function critical( string $test, string $label, string ...$description ): self {
		return new self( $test, 'critical', $label, array_values( $description ) );
	}

	/**
	 * As `site_status_tests` wants it; whoever can mend it also gets the way there.
	 *
	 * @return array<string,mixed>
	 */
	public function data(): array {
		$paragraphs = array_map( static fn( string $text ): string => '<p>' . esc_html( $text ) . '</p>', $this->description );
		$offers_way = 'good' !== $this->status && current_user_can( Capability::MANAGE );
		return array(
			'test'        => "kmdp_$this->test",
			'label'       => esc_html( $this->label ),
			'status'      => $this->status,
			'badge'       => array(
				'label' => __( 'Privacy', 'kundenmeister-data-protection' ),
				'color' => 'blue',
			),
			'description' => implode( '', $paragraphs ),
			'actions'     => $offers_way ? '<p><a href="' . esc_url( SettingsPage::url() ) . '">' . esc_html__( 'Open the settings', 'kundenmeister-data-protection' ) . '</a></p>' : '',
		);
	}
}
