<?php
/**
 * What this site, as a witness, has seen wrong with the bridge's ledger.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Ledger;

use KundenMeister\DataProtection\Bridge\LedgerHead;

/**
 * Kept as evidence: the first one, whatever comes later.
 */
final class Alarm {

	public const OPTION = 'kmdp_ledger_alarm';

	public const REWRITTEN = 'rewritten';
	public const SHORTENED = 'shortened';
	public const UNSIGNED  = 'unsigned';
	public const OTHER     = 'other-ledger';

	/**
	 * @param self::REWRITTEN|self::SHORTENED|self::UNSIGNED|self::OTHER $reason What is wrong.
	 * @param ChainPosition                                              $kept   What this site knew.
	 * @param ChainPosition                                              $shown  What the bridge shows now.
	 * @param int                                                        $now    Seconds since 1970.
	 */
	public static function raise( string $reason, ChainPosition $kept, ChainPosition $shown, int $now ): void {
		$evidence = array(
			'reason' => $reason,
			'kept'   => $kept->data(),
			'shown'  => $shown->data(),
			'at'     => $now,
		);
		add_option( self::OPTION, $evidence, '', false );
	}

	/**
	 * The stable code of what is wrong; null when nothing is.
	 */
	public static function reason(): ?string {
		$alarm = get_option( self::OPTION );
		if ( is_array( $alarm ) && is_string( $alarm['reason'] ?? null ) ) {
			return $alarm['reason'];
		}
		return false === get_option( LedgerHead::CONFLICT_OPTION ) ? null : self::REWRITTEN;
	}

	/**
	 * Whether entries are other than they were, as after a restore; another key or company is never that.
	 */
	public static function may_be_a_restore(): bool {
		return in_array( self::reason(), array( self::REWRITTEN, self::SHORTENED ), true );
	}

	/**
	 * What is wrong, for people; null when nothing is.
	 */
	public static function sentence(): ?string {
		return match ( self::reason() ) {
			null            => null,
			self::SHORTENED => __( 'The ledger of KundenMeister is shorter than it was: entries that this site knew are missing. Please tell Körbler GmbH; this site has kept the evidence.', 'kundenmeister-data-protection' ),
			self::UNSIGNED  => __( 'The ledger of KundenMeister is not signed with the key that this site knows. Please tell Körbler GmbH; this site has kept the evidence.', 'kundenmeister-data-protection' ),
			self::OTHER     => __( 'KundenMeister shows the ledger of another company than before. Please tell Körbler GmbH; this site has kept the evidence.', 'kundenmeister-data-protection' ),
			default         => __( 'The ledger of KundenMeister shows another entry than before at the same number. Please tell Körbler GmbH; this site has kept both as evidence.', 'kundenmeister-data-protection' ),
		};
	}
}
