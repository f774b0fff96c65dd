<?php
/**
 * Keeps the bridge informed about the published forms.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

use KundenMeister\DataProtection\Bridge\Actor;
use KundenMeister\DataProtection\Bridge\BridgeAnswer;
use KundenMeister\DataProtection\Bridge\BridgeClient;
use KundenMeister\DataProtection\Bridge\BridgeRequest;
use KundenMeister\DataProtection\Bridge\BridgeUnavailable;
use KundenMeister\DataProtection\Cron;
use KundenMeister\DataProtection\Language;
use KundenMeister\DataProtection\Notice\NoticeCache;
use WP_Post;

final class FormRegistrar {

	public const FORMS_META     = '_kmdp_forms';
	public const FINDINGS_META  = '_kmdp_findings';
	public const PENDING_META   = '_kmdp_pending';
	public const DELETED_OPTION = 'kmdp_deleted_forms';

	private const TIMEOUT_SECONDS = 5;

	public function __construct(
		private readonly FormFinder $finder,
		private readonly BridgeClient $bridge,
		private readonly NoticeCache $notices
	) {}

	/**
	 * Registers the forms of a published post, and removes those it no longer has. What the bridge cannot take now is tried again later.
	 */
	public function post_saved( int $post_id, WP_Post $post ): void {
		if ( wp_is_post_revision( $post_id ) || wp_is_post_autosave( $post_id ) ) {
			return;
		}
		$forms    = 'publish' === $post->post_status ? $this->finder->own( $post ) : array();
		$previous = $this->registered_by( $post_id );
		if ( array() === $forms && array() === $previous ) {
			return;
		}
		update_post_meta( $post_id, self::FORMS_META, array_keys( $forms ) );
		$this->move_in_index( $post_id, array_keys( $forms ), $previous );
		$this->register( $post, $forms );
		$this->run_deletions();
	}

	/**
	 * Removes the forms of a post that is deleted for good.
	 */
	public function post_deleted( int $post_id ): void {
		$previous = $this->registered_by( $post_id );
		if ( array() !== $previous ) {
			$this->move_in_index( $post_id, array(), $previous );
			$this->run_deletions();
		}
	}

	/**
	 * Tries again what the bridge could not take before.
	 *
	 * @return bool Whether something still waits.
	 */
	public function retry(): bool {
		$pending = get_posts(
			array(
				'post_type'        => array_values( get_post_types() ),
				'post_status'      => 'publish',
				'meta_key'         => self::PENDING_META,
				'posts_per_page'   => 20,
				'suppress_filters' => false,
			)
		);
		$waits   = false;
		foreach ( $pending as $post ) {
			$waits = ! $this->register( $post, $this->finder->own( $post ) ) || $waits;
		}
		return ! $this->run_deletions() || $waits;
	}

	/**
	 * @param WP_Post                      $post  Where they are.
	 * @param array<string,FormDefinition> $forms By key.
	 * @return bool Whether the bridge took all.
	 */
	private function register( WP_Post $post, array $forms ): bool {
		$findings = array();
		foreach ( $forms as $key => $form ) {
			$answer = $this->call( 'PUT', $key, ( new FormBody( $form, $post ) )->data() );
			if ( null === $answer ) {
				update_post_meta( $post->ID, self::PENDING_META, 1 );
				Cron::wake();
				return false;
			}
			$findings[ $key ] = array( 'status' => $answer->status ) + $answer->data();
			$this->notices->expire( $key );
		}
		delete_post_meta( $post->ID, self::PENDING_META );
		update_post_meta( $post->ID, self::FINDINGS_META, wp_slash( $findings ) );
		return true;
	}

	/**
	 * @return bool Whether nothing waits any more.
	 */
	private function run_deletions(): bool {
		$waiting = $this->deletions();
		foreach ( $waiting as $key ) {
			if ( null === $this->call( 'DELETE', $key ) ) {
				Cron::wake();
				return false;
			}
			$this->notices->expire( $key );
			$waiting = array_values( array_diff( $waiting, array( $key ) ) );
			update_option( self::DELETED_OPTION, $waiting, false );
		}
		return true;
	}

	/**
	 * A form that was moved to another post is not deleted when its old place is saved.
	 *
	 * @param int          $post_id  The post.
	 * @param list<string> $current  Forms it has.
	 * @param list<string> $previous Forms it had.
	 */
	private function move_in_index( int $post_id, array $current, array $previous ): void {
		$index   = array_fill_keys( $current, $post_id ) + $this->finder->index();
		$removed = array();
		foreach ( array_diff( $previous, $current ) as $key ) {
			if ( ( $index[ $key ] ?? $post_id ) === $post_id ) {
				unset( $index[ $key ] );
				$removed[] = $key;
			}
		}
		update_option( FormFinder::INDEX_OPTION, $index, false );
		$waiting = array_diff( array_merge( $this->deletions(), $removed ), $current );
		update_option( self::DELETED_OPTION, array_values( array_unique( $waiting ) ), false );
	}

	/**
	 * @return BridgeAnswer|null Null when it must be tried again: away, or the key is refused.
	 */
	private function call( string $method, string $key, mixed $body = null ): ?BridgeAnswer {
		try {
			$answer = $this->bridge->send(
				new BridgeRequest(
					$method,
					'/v1/forms/' . rawurlencode( $key ),
					body: $body,
					timeout: self::TIMEOUT_SECONDS,
					language: Language::current(),
					actor: Actor::current()
				)
			);
		} catch ( BridgeUnavailable ) {
			return null;
		}
		return $answer->status >= 500 || in_array( $answer->status, array( 401, 403, 408, 429 ), true ) ? null : $answer;
	}

	/**
	 * @return list<string>
	 */
	private function registered_by( int $post_id ): array {
		$keys = get_post_meta( $post_id, self::FORMS_META, true );
		return is_array( $keys ) ? array_values( array_filter( $keys, 'is_string' ) ) : array();
	}

	/**
	 * @return list<string>
	 */
	private function deletions(): array {
		$keys = get_option( self::DELETED_OPTION );
		return is_array( $keys ) ? array_values( array_filter( $keys, 'is_string' ) ) : array();
	}
}
