<?php
/**
 * Keeps the statement on the processor, for pages without a form.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Notice;

use KundenMeister\DataProtection\Bridge\BridgeClient;
use KundenMeister\DataProtection\Bridge\BridgeRequest;
use KundenMeister\DataProtection\Bridge\BridgeUnavailable;
use KundenMeister\DataProtection\Clock;

final class ProcessorStatement {

	public const OPTION          = 'kmdp_processor_statement';
	public const PAUSE_TRANSIENT = 'kmdp_processor_pause';

	private const FRESH_SECONDS   = 3600;
	private const PAUSE_SECONDS   = 60;
	private const TIMEOUT_SECONDS = 2;

	public function __construct( private readonly BridgeClient $bridge, private readonly Clock $clock ) {}

	/**
	 * Who processes on the controller's behalf (Art. 28 GDPR), in the words of the bridge: at most an hour old while it
	 * answers, else the last ones known.
	 *
	 * @param 'de'|'en' $language Language of the page.
	 * @return string Plain text; '' when none was ever had.
	 */
	public function get( string $language ): string {
		$known = get_option( self::OPTION );
		$known = is_array( $known ) ? $known : array();
		if ( ! is_int( $known['fetchedAt'] ?? null ) || $known['fetchedAt'] <= $this->clock->now() - self::FRESH_SECONDS ) {
			$known = $this->fetch() ?? $known;
		}
		return is_string( $known[ $language ] ?? null ) ? $known[ $language ] : '';
	}

	/**
	 * @return array{de:string,en:string,fetchedAt:int}|null Null when the bridge has not told.
	 */
	private function fetch(): ?array {
		if ( false !== get_transient( self::PAUSE_TRANSIENT ) ) {
			return null;
		}
		try {
			$answer    = $this->bridge->send( new BridgeRequest( 'GET', '/v1/processor', timeout: self::TIMEOUT_SECONDS ) );
			$statement = $answer->ok() ? ( $answer->data()['statement'] ?? null ) : null;
		} catch ( BridgeUnavailable ) {
			$statement = null;
		}
		if ( ! is_array( $statement ) || ! is_string( $statement['de'] ?? null ) || ! is_string( $statement['en'] ?? null ) ) {
			set_transient( self::PAUSE_TRANSIENT, 1, self::PAUSE_SECONDS );
			return null;
		}
		$copy = array(
			'de'        => $statement['de'],
			'en'        => $statement['en'],
			'fetchedAt' => $this->clock->now(),
		);
		update_option( self::OPTION, $copy, true );
		return $copy;
	}
}
