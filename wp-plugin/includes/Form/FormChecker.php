<?php
/**
 * Asks the bridge what is wrong with forms, registered or not.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

use KundenMeister\DataProtection\Bridge\BridgeClient;
use KundenMeister\DataProtection\Bridge\BridgeRequest;
use KundenMeister\DataProtection\Bridge\BridgeUnavailable;
use KundenMeister\DataProtection\Language;

final class FormChecker {

	/** So many at once, so that a request stays below what the bridge reads. */
	private const AT_ONCE = 20;

	public function __construct( private readonly BridgeClient $bridge ) {}

	/**
	 * What the bridge finds, by the forms' positions; positions that could not be checked are left out.
	 *
	 * @param list<FormPlace> $places Forms.
	 * @return array<int,array<array-key,mixed>> `{compliant, findings}`.
	 */
	public function check( array $places ): array {
		$found = array();
		try {
			foreach ( array_chunk( $places, self::AT_ONCE, true ) as $some ) {
				$found += $this->check_some( $some );
			}
		} catch ( BridgeUnavailable ) {
			return $found;
		}
		return $found;
	}

	/**
	 * @param array<int,FormPlace> $places By position.
	 * @return array<int,array<array-key,mixed>>
	 * @throws BridgeUnavailable When the bridge is away or refuses the key.
	 */
	private function check_some( array $places ): array {
		$bodies = array_map( static fn( FormPlace $place ): array => ( new FormBody( $place->form, $place->post ) )->data(), array_values( $places ) );
		$answer = $this->bridge->send( new BridgeRequest( 'POST', '/v1/forms/check', body: array( 'forms' => $bodies ), language: Language::current() ) );
		if ( $answer->ok() ) {
			$items = is_array( $answer->data()['items'] ?? null ) ? array_filter( $answer->data()['items'], 'is_array' ) : array();
			return count( $items ) === count( $places ) ? array_combine( array_keys( $places ), $items ) : array();
		}
		if ( ! in_array( $answer->status, array( 400, 413, 422 ), true ) ) {
			throw BridgeUnavailable::answered( (int) $answer->status );
		}
		if ( 1 === count( $places ) ) {
			return array_map( static fn( FormPlace $place ): array => ( new RefusedForm( $place->form ) )->verdict( $answer ), $places );
		}
		$found = array();
		foreach ( $places as $position => $place ) {
			$found += $this->check_some( array( $position => $place ) );
		}
		return $found;
	}
}
