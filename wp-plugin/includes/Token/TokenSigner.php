<?php
/**
 * Signs and checks render tokens.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Token;

/**
 * JWS compact serialisation (RFC 7515) with HMAC-SHA-256 and one fixed header: a token's own header chooses nothing.
 */
final class TokenSigner {

	/** Page caches may serve a form this long: 30 days. */
	public const LIFETIME_SECONDS = 2592000;

	private const CLOCK_SKEW_SECONDS = 300;
	private const HEADER             = '{"alg":"HS256","typ":"JWT"}';

	/**
	 * @param string $secret At least 32 random bytes.
	 */
	public function __construct( private readonly string $secret ) {}

	/**
	 * The token as text for a hidden input.
	 */
	public function sign( RenderToken $token ): string {
		$claims  = array(
			'iss'   => $token->issuer,
			'form'  => $token->form_key,
			'post'  => $token->post_id,
			'loc'   => $token->language,
			'iat'   => $token->issued_at,
			'boxes' => array_map(
				static fn( Box $box ): array => array( $box->profile_id, $box->version_id, $box->required ? 1 : 0 ),
				$token->boxes
			),
		);
		$message = $this->encode( self::HEADER ) . '.' . $this->encode( json_encode( $claims, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES ) ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- a rule that needs no WordPress.
		return $message . '.' . $this->encode( $this->mac( $message ) );
	}

	/**
	 * Reads a token that this site signed for itself within the last 30 days.
	 *
	 * @param string $text   What came with the form.
	 * @param string $issuer Address of this site.
	 * @param int    $now    Seconds since 1970.
	 * @throws InvalidToken When it is not ours, was changed, or is too old.
	 */
	public function verify( string $text, string $issuer, int $now ): RenderToken {
		$parts = explode( '.', $text );
		if ( 3 !== count( $parts ) || $parts[0] !== $this->encode( self::HEADER ) ) {
			throw InvalidToken::forged();
		}
		$signature = $this->encode( $this->mac( $parts[0] . '.' . $parts[1] ) );
		if ( ! hash_equals( $signature, $parts[2] ) ) {
			throw InvalidToken::forged();
		}
		$token = $this->read( $this->decode( $parts[1] ) );
		if ( $token->issuer !== $issuer || $token->issued_at > $now + self::CLOCK_SKEW_SECONDS ) {
			throw InvalidToken::forged();
		}
		if ( $token->issued_at < $now - self::LIFETIME_SECONDS ) {
			throw InvalidToken::expired();
		}
		return $token;
	}

	private function read( string $json ): RenderToken {
		$claims = json_decode( $json, true );
		if ( ! is_array( $claims )
			|| ! is_string( $claims['iss'] ?? null ) || ! is_string( $claims['form'] ?? null ) || ! is_int( $claims['post'] ?? null )
			|| ! in_array( $claims['loc'] ?? null, array( 'de', 'en' ), true )
			|| ! is_int( $claims['iat'] ?? null ) || ! is_array( $claims['boxes'] ?? null ) ) {
			throw InvalidToken::forged();
		}
		$boxes = array_map( $this->read_box( ... ), array_values( $claims['boxes'] ) );
		return new RenderToken( $claims['iss'], $claims['form'], $claims['post'], $claims['loc'], $claims['iat'], $boxes );
	}

	private function read_box( mixed $box ): Box {
		if ( ! is_array( $box ) || ! is_string( $box[0] ?? null ) || ! is_string( $box[1] ?? null ) || ! is_int( $box[2] ?? null ) ) {
			throw InvalidToken::forged();
		}
		return new Box( $box[0], $box[1], 1 === $box[2] );
	}

	private function mac( string $message ): string {
		return hash_hmac( 'sha256', $message, $this->secret, true );
	}

	private function encode( string $bytes ): string {
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
	}

	private function decode( string $text ): string {
		$bytes = base64_decode( strtr( $text, '-_', '+/' ), true );
		return false === $bytes ? '' : $bytes;
	}
}
