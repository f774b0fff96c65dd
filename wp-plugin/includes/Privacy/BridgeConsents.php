<?php
/**
 * A person's consents as KundenMeister holds them.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Privacy;

use KundenMeister\DataProtection\Bridge\Actor;
use KundenMeister\DataProtection\Bridge\BridgeAnswer;
use KundenMeister\DataProtection\Bridge\BridgeClient;
use KundenMeister\DataProtection\Bridge\BridgeRequest;
use KundenMeister\DataProtection\Bridge\BridgeUnavailable;
use KundenMeister\DataProtection\Language;

final class BridgeConsents {

	private const IDS_AT_ONCE = '200';

	public function __construct( private readonly BridgeClient $bridge ) {}

	/**
	 * Ids of all the person's consents, in the bridge's order.
	 *
	 * @return list<string>
	 * @throws BridgeUnavailable When there is no connection, or no answer that tells.
	 */
	public function ids( string $email ): array {
		$ids    = array();
		$cursor = '';
		do {
			$data  = $this->ask(
				'/v1/consents',
				array(
					'email'  => trim( $email ),
					'limit'  => self::IDS_AT_ONCE,
					'cursor' => $cursor,
				)
			)->data();
			$items = $data['items'] ?? null;
			if ( ! is_array( $items ) ) {
				throw BridgeUnavailable::away( 'no-list' );
			}
			foreach ( $items as $item ) {
				$id = is_array( $item ) ? ( $item['id'] ?? null ) : null;
				if ( is_string( $id ) ) {
					$ids[] = $id;
				}
			}
			$cursor = is_string( $data['nextCursor'] ?? null ) ? $data['nextCursor'] : '';
		} while ( '' !== $cursor );
		return $ids;
	}

	/**
	 * One consent with its history and the words that were shown.
	 *
	 * @return array<array-key,mixed>
	 * @throws BridgeUnavailable As `ids`.
	 */
	public function proof( string $id ): array {
		return $this->ask( '/v1/consents/' . rawurlencode( $id ), array() )->data();
	}

	/**
	 * @param string               $path  Of the bridge.
	 * @param array<string,string> $query Parameters.
	 */
	private function ask( string $path, array $query ): BridgeAnswer {
		$answer = $this->bridge->send( new BridgeRequest( 'GET', $path, $query, language: Language::current(), actor: Actor::current() ) );
		if ( ! $answer->ok() ) {
			throw BridgeUnavailable::answered( (int) $answer->status );
		}
		return $answer;
	}
}
