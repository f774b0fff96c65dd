<?php
/**
 * Keeps each form's notice, so that forms live on while the bridge is away.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Notice;

use KundenMeister\DataProtection\Bridge\BridgeAnswer;
use KundenMeister\DataProtection\Bridge\BridgeClient;
use KundenMeister\DataProtection\Bridge\BridgeRequest;
use KundenMeister\DataProtection\Bridge\BridgeUnavailable;
use KundenMeister\DataProtection\Clock;

final class NoticeCache {

	public const PREFIX          = 'kmdp_notice_';
	public const PAUSE_TRANSIENT = 'kmdp_notice_pause';

	private const FRESH_SECONDS   = 300;
	private const PAUSE_SECONDS   = 30;
	private const TIMEOUT_SECONDS = 2;

	public function __construct( private readonly BridgeClient $bridge, private readonly Clock $clock ) {}

	/**
	 * The notice to show now: at most 5 minutes old while the bridge answers, else the last one known.
	 *
	 * @param string $form_key The form.
	 * @param string $language 'de' or 'en'.
	 * @return Notice|null Null when none was ever had, or the bridge no longer knows the form.
	 */
	public function get( string $form_key, string $language ): ?Notice {
		$known = $this->stored( $form_key, $language );
		if ( null !== $known && $known['fetchedAt'] > $this->clock->now() - self::FRESH_SECONDS ) {
			return Notice::from_data( $known['notice'] );
		}
		if ( false !== get_transient( self::PAUSE_TRANSIENT ) ) {
			return null === $known ? null : Notice::from_data( $known['notice'] );
		}
		$current = $this->fetch( $form_key, $language, $known );
		return null === $current ? null : Notice::from_data( $current['notice'] );
	}

	/**
	 * The last notice that was had, however old; never asks the bridge.
	 */
	public function last_known( string $form_key, string $language ): ?Notice {
		$known = $this->stored( $form_key, $language );
		return null === $known ? null : Notice::from_data( $known['notice'] );
	}

	/**
	 * Makes the next reading ask the bridge; the copy stays for the case that it is away.
	 */
	public function expire( string $form_key ): void {
		delete_transient( self::PAUSE_TRANSIENT );
		foreach ( array( 'de', 'en' ) as $language ) {
			$known = $this->stored( $form_key, $language );
			if ( null !== $known ) {
				$this->store( $form_key, $language, array( 'fetchedAt' => 0 ) + $known );
			}
		}
	}

	/**
	 * @param array{etag:string,notice:array<array-key,mixed>,fetchedAt:int}|null $known Last copy.
	 * @return array{etag:string,notice:array<array-key,mixed>,fetchedAt:int}|null
	 */
	private function fetch( string $form_key, string $language, ?array $known ): ?array {
		try {
			$answer = $this->bridge->send(
				new BridgeRequest(
					'GET',
					'/v1/forms/' . rawurlencode( $form_key ) . '/notice',
					query: array( 'locale' => $language ),
					headers: null === $known || '' === $known['etag'] ? array() : array( 'If-None-Match' => $known['etag'] ),
					timeout: self::TIMEOUT_SECONDS,
					language: $language
				)
			);
		} catch ( BridgeUnavailable ) {
			return $this->pause( $known );
		}
		if ( 404 === $answer->status && '' !== $answer->problem_code() ) {
			delete_option( self::PREFIX . $language . '_' . $form_key );
			return null;
		}
		return $this->take( $form_key, $language, $answer, $known ) ?? $this->pause( $known );
	}

	/**
	 * @param array{etag:string,notice:array<array-key,mixed>,fetchedAt:int}|null $known Last copy.
	 * @return array{etag:string,notice:array<array-key,mixed>,fetchedAt:int}|null Null when the answer holds no notice.
	 */
	private function take( string $form_key, string $language, BridgeAnswer $answer, ?array $known ): ?array {
		if ( 304 === $answer->status && null !== $known ) {
			return $this->store( $form_key, $language, array( 'fetchedAt' => $this->clock->now() ) + $known );
		}
		if ( 200 !== $answer->status || ! is_array( $answer->data()['checkboxes'] ?? null ) ) {
			return null;
		}
		$copy = array(
			'etag'      => $answer->headers['etag'] ?? '',
			'notice'    => $answer->data(),
			'fetchedAt' => $this->clock->now(),
		);
		return $this->store( $form_key, $language, $copy );
	}

	/**
	 * @template T of array|null
	 * @param T $known What to go on with.
	 * @return T
	 */
	private function pause( ?array $known ): ?array {
		set_transient( self::PAUSE_TRANSIENT, 1, self::PAUSE_SECONDS );
		return $known;
	}

	/**
	 * @return array{etag:string,notice:array<array-key,mixed>,fetchedAt:int}|null
	 */
	private function stored( string $form_key, string $language ): ?array {
		$copy = get_option( self::PREFIX . $language . '_' . $form_key );
		return is_array( $copy ) && is_array( $copy['notice'] ?? null ) && is_int( $copy['fetchedAt'] ?? null )
			&& is_string( $copy['etag'] ?? null ) ? $copy : null;
	}

	/**
	 * @param array{etag:string,notice:array<array-key,mixed>,fetchedAt:int} $copy What to keep.
	 * @return array{etag:string,notice:array<array-key,mixed>,fetchedAt:int}
	 */
	private function store( string $form_key, string $language, array $copy ): array {
		update_option( self::PREFIX . $language . '_' . $form_key, $copy, false );
		return $copy;
	}
}
