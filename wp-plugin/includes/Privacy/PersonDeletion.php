<?php
/**
 * Files the deletion of a person at KundenMeister.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Privacy;

use KundenMeister\DataProtection\Bridge\Actor;
use KundenMeister\DataProtection\Bridge\BridgeClient;
use KundenMeister\DataProtection\Bridge\BridgeRequest;
use KundenMeister\DataProtection\Bridge\BridgeUnavailable;
use KundenMeister\DataProtection\Language;

final class PersonDeletion {

	private const PATH = '/v1/deletion-requests';

	public function __construct( private readonly BridgeClient $bridge ) {}

	/**
	 * Files the request that the person made (Art. 17 GDPR) and grants it. One that is open already is not filed again, and
	 * granted where it waits for that.
	 *
	 * @return array<array-key,mixed>|null The request as it is then; null when KundenMeister stores nothing about the person.
	 * @throws BridgeUnavailable When there is no connection, or no answer that tells.
	 */
	public function file( string $email ): ?array {
		$found = $this->ask( 'GET', '/v1/contacts', array( 'email' => trim( $email ) ) )['items'] ?? null;
		if ( ! is_array( $found ) ) {
			throw BridgeUnavailable::away( 'no-list' );
		}
		$id = is_array( $found[0] ?? null ) ? ( $found[0]['id'] ?? null ) : null;
		if ( ! is_string( $id ) ) {
			return null;
		}
		$scheduled = $this->open_one( $id, 'scheduled' );
		if ( null !== $scheduled ) {
			return $scheduled;
		}
		$request = $this->open_one( $id, 'received' ) ?? $this->ask(
			'POST',
			self::PATH,
			body: array(
				'scope'  => array(
					'kind'  => 'person',
					'email' => trim( $email ),
				),
				'origin' => 'data-subject',
			)
		);
		return $this->ask( 'POST', self::PATH . '/' . rawurlencode( is_string( $request['id'] ?? null ) ? $request['id'] : '' ) . '/approve' );
	}

	/**
	 * @return array<array-key,mixed>|null Null when there is none in this state.
	 */
	private function open_one( string $contact_id, string $state ): ?array {
		$cursor = '';
		do {
			$page = $this->ask(
				'GET',
				self::PATH,
				array(
					'state'  => $state,
					'limit'  => '200',
					'cursor' => $cursor,
				)
			);
			foreach ( is_array( $page['items'] ?? null ) ? $page['items'] : array() as $request ) {
				if ( is_array( $request ) && 'person' === ( $request['kind'] ?? '' ) && ( $request['contactId'] ?? null ) === $contact_id ) {
					return $request;
				}
			}
			$cursor = is_string( $page['nextCursor'] ?? null ) ? $page['nextCursor'] : '';
		} while ( '' !== $cursor );
		return null;
	}

	/**
	 * @param string               $method GET or POST.
	 * @param string               $path   Of the bridge.
	 * @param array<string,string> $query  Parameters.
	 * @param mixed                $body   JSON; null for none.
	 * @return array<array-key,mixed>
	 */
	private function ask( string $method, string $path, array $query = array(), mixed $body = null ): array {
		$answer = $this->bridge->send( new BridgeRequest( $method, $path, $query, $body, language: Language::current(), actor: Actor::current() ) );
		if ( ! $answer->ok() ) {
			throw BridgeUnavailable::answered( (int) $answer->status );
		}
		return $answer->data();
	}
}
