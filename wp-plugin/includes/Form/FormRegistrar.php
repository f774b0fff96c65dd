<?php
/**
 * Keeps the bridge informed about the published forms.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

use KundenMeister\DataProtection\Admin\Capability;
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

	public const FINDINGS_META  = '_kmdp_findings';
	public const PENDING_META   = '_kmdp_pending';
	public const DELETED_OPTION = 'kmdp_deleted_forms';

	private const TIMEOUT_SECONDS = 5;

	public function __construct(
		private readonly FormFinder $finder,
		private readonly FormOwners $owners,
		private readonly BridgeClient $bridge,
		private readonly NoticeCache $notices
	) {}

	/**
	 * Registers the forms that a published post owns, and removes those it no longer has. What the bridge cannot take now is
	 * tried again later. Saved by somebody who may not register forms, the bridge keeps what it has.
	 */
	public function post_saved( int $post_id, WP_Post $post ): void {
		if ( wp_is_post_revision( $post_id ) || wp_is_post_autosave( $post_id ) ) {
			return;
		}
		$forms = 'publish' === $post->post_status ? $this->finder->own( $post ) : array();
		$keys  = array_keys( $forms );
		$owned = $this->owners->owned( $post_id );
		if ( array() === $keys && array() === $owned ) {
			return;
		}
		if ( Capability::may_register_forms( $post ) ) {
			$this->owners->claim( $post_id, $keys );
			update_post_meta( $post_id, FormOwners::FORMS_META, $keys );
			$this->register( $post, $forms );
		} else {
			update_post_meta( $post_id, FormOwners::FORMS_META, array_values( array_intersect( $keys, $owned ) ) );
			update_post_meta( $post_id, self::FINDINGS_META, wp_slash( array_fill_keys( $keys, LocalFinding::not_allowed() ) ) );
			delete_post_meta( $post_id, self::PENDING_META );
		}
		$this->release( $post_id, array_values( array_diff( $owned, $keys ) ) );
	}

	/**
	 * Removes the forms of a post that is deleted for good.
	 */
	public function post_deleted( int $post_id ): void {
		$owned = $this->owners->owned( $post_id );
		if ( array() !== $owned ) {
			$this->release( $post_id, $owned );
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
	 * @return bool Whether the bridge took all that belong to this post.
	 */
	private function register( WP_Post $post, array $forms ): bool {
		$findings = array();
		foreach ( $forms as $key => $form ) {
			$owner = $this->owners->owner( $key );
			if ( $owner !== $post->ID ) {
				$findings[ $key ] = LocalFinding::copy( $owner );
				continue;
			}
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
	 * @param int          $post_id Post that no longer shows them.
	 * @param list<string> $keys    Forms; registered from another post that shows them, else deleted.
	 */
	private function release( int $post_id, array $keys ): void {
		$left = $this->owners->release( $post_id, $keys );
		foreach ( $left['heirs'] as $heir ) {
			$this->register( $heir, $this->finder->own( $heir ) );
		}
		update_option( self::DELETED_OPTION, array_values( array_unique( array_merge( $this->deletions(), $left['orphans'] ) ) ), false );
		$this->run_deletions();
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
	 * Forms to delete; not those that a post has shown again meanwhile.
	 *
	 * @return list<string>
	 */
	private function deletions(): array {
		$keys = get_option( self::DELETED_OPTION );
		return is_array( $keys ) ? array_values( array_filter( $keys, fn( mixed $key ): bool => is_string( $key ) && 0 === $this->owners->owner( $key ) ) ) : array();
	}
}
