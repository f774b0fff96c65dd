<?php
/**
 * Speaks HTTP with the bridge.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Bridge;

use KundenMeister\DataProtection\Connection\Connection;
use KundenMeister\DataProtection\Connection\ConnectionStore;

final class BridgeClient {

	private const MAX_ANSWER_BYTES = 8388608;
	private const MAX_FILE_BYTES   = 134217728;

	public function __construct( private readonly ConnectionStore $connections, private readonly LedgerHead $head ) {}

	/**
	 * Sends a request over the saved connection.
	 *
	 * @throws BridgeUnavailable When there is no connection, no answer in time, or one that is not the bridge's.
	 */
	public function send( BridgeRequest $request ): BridgeAnswer {
		$connection = $this->connections->load();
		if ( null === $connection ) {
			throw BridgeUnavailable::not_connected();
		}
		$answer = $this->send_over( $connection, $request );
		$this->head->witness( $answer->headers['ledger-head'] ?? '' );
		return $answer;
	}

	/**
	 * Sends a request over a connection that need not be saved; its ledger head is not kept. The answer is JSON, or plain text
	 * where the request's `Accept` asks for that.
	 *
	 * @throws BridgeUnavailable As `send`.
	 */
	public function send_over( Connection $connection, BridgeRequest $request ): BridgeAnswer {
		$response = wp_remote_request( $this->address( $connection, $request ), $this->arguments( $connection, $request ) );
		if ( is_wp_error( $response ) ) {
			throw BridgeUnavailable::away( 'network' );
		}
		$status = (int) wp_remote_retrieve_response_code( $response );
		$body   = wp_remote_retrieve_body( $response );
		if ( $status < 200 || ( $status >= 300 && 304 !== $status && $status < 400 ) ) {
			throw BridgeUnavailable::answered( (int) $status );
		}
		$is_text = str_starts_with( $this->headers( $response )['content-type'] ?? '', 'text/plain' ) && 'text/plain' === ( $request->headers['Accept'] ?? '' );
		if ( '' !== $body && ! $is_text && null === json_decode( $body ) ) {
			throw $status >= 500 ? BridgeUnavailable::answered( $status ) : BridgeUnavailable::away( 'not-json' );
		}
		return new BridgeAnswer( $status, $body, $this->headers( $response ) );
	}

	/**
	 * Writes a file that the bridge answers to the disk, without holding it in memory. The answer has the headers, and a body
	 * only when it is no success.
	 *
	 * @param string $target Path of the file to write.
	 * @throws BridgeUnavailable As `send`, and when the file is not complete.
	 */
	public function download( BridgeRequest $request, string $target ): BridgeAnswer {
		$connection = $this->connections->load();
		if ( null === $connection ) {
			throw BridgeUnavailable::not_connected();
		}
		$streaming = array(
			'stream'              => true,
			'filename'            => $target,
			'limit_response_size' => self::MAX_FILE_BYTES,
		);
		$response  = wp_remote_request( $this->address( $connection, $request ), $streaming + $this->arguments( $connection, $request ) );
		if ( is_wp_error( $response ) ) {
			throw BridgeUnavailable::away( 'network' );
		}
		$answer = new BridgeAnswer( (int) wp_remote_retrieve_response_code( $response ), '', $this->headers( $response ) );
		$this->head->witness( $answer->headers['ledger-head'] ?? '' );
		clearstatcache( true, $target );
		$size   = (int) filesize( $target );
		$length = $answer->headers['content-length'] ?? '';
		if ( $size >= self::MAX_FILE_BYTES || ( '' !== $length && ! isset( $answer->headers['content-encoding'] ) && $size !== (int) $length ) ) {
			throw BridgeUnavailable::away( 'incomplete' );
		}
		if ( $answer->ok() ) {
			return $answer;
		}
		// phpcs:ignore WordPress.WP.AlternativeFunctions.file_get_contents_file_get_contents -- A file of this machine.
		$body = (string) file_get_contents( $target, false, null, 0, self::MAX_ANSWER_BYTES );
		if ( null === json_decode( $body ) ) {
			throw BridgeUnavailable::answered( $answer->status );
		}
		return new BridgeAnswer( $answer->status, $body, $answer->headers );
	}

	private function address( Connection $connection, BridgeRequest $request ): string {
		$query = array_filter( $request->query, static fn( string $value ): bool => '' !== $value );
		return $connection->url . $request->path . ( array() === $query ? '' : '?' . http_build_query( $query, '', '&', PHP_QUERY_RFC3986 ) );
	}

	/**
	 * @return array{method:string,timeout:float,redirection:int,limit_response_size:int,headers:array<string,string>,body?:string}
	 */
	private function arguments( Connection $connection, BridgeRequest $request ): array {
		$headers = array(
			'Authorization'   => 'Bearer ' . $connection->key,
			'Accept'          => 'application/json, application/problem+json',
			'Accept-Language' => $request->language,
		);
		if ( '' !== $request->actor ) {
			$headers['X-Actor'] = rawurlencode( $request->actor );
		}
		if ( null !== $request->body ) {
			$headers['Content-Type'] = 'application/json';
		}
		$arguments = array(
			'method'              => $request->method,
			'timeout'             => (float) $request->timeout,
			'redirection'         => 0,
			'limit_response_size' => self::MAX_ANSWER_BYTES,
			'headers'             => $request->headers + $headers,
		);
		if ( null !== $request->body ) {
			$arguments['body'] = (string) wp_json_encode( $request->body, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		}
		return $arguments;
	}

	/**
	 * @param array<string,mixed> $response From wp_remote_request.
	 * @return array<string,string>
	 */
	private function headers( array $response ): array {
		$headers = array();
		foreach ( wp_remote_retrieve_headers( $response ) as $name => $value ) {
			$last = is_array( $value ) ? end( $value ) : $value;

			$headers[ strtolower( (string) $name ) ] = is_scalar( $last ) ? (string) $last : '';
		}
		return $headers;
	}
}
