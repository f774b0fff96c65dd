<?php
/**
 * When two spellings of an e-mail address mean the same person.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Privacy;

final class PersonAddress {

	/**
	 * Whether both are one address: as the bridge compares, whatever the case, with an umlaut domain in either form (RFC 5891).
	 */
	public static function same( string $one, string $other ): bool {
		return '' !== trim( $one ) && self::spelling( $one ) === self::spelling( $other );
	}

	private static function spelling( string $address ): string {
		$address = function_exists( 'mb_strtolower' ) ? mb_strtolower( trim( $address ), 'UTF-8' ) : strtolower( trim( $address ) );
		if ( class_exists( \Normalizer::class ) ) {
			$address = (string) \Normalizer::normalize( $address, \Normalizer::FORM_C );
		}
		$at     = (int) strrpos( $address, '@' );
		$domain = substr( $address, $at + 1 );
		$ascii  = function_exists( 'idn_to_ascii' ) ? idn_to_ascii( $domain, IDNA_NONTRANSITIONAL_TO_ASCII ) : false;
		return substr( $address, 0, $at ) . '@' . ( is_string( $ascii ) ? $ascii : $domain );
	}
}
