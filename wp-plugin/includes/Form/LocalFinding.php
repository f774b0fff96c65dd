<?php
/**
 * Why this site does not register a form.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

use WP_Post;

/**
 * In the bridge's own shape, so that the editor shows it in the same place.
 */
final class LocalFinding {

	/**
	 * Another post has the form already.
	 *
	 * @param int $owner_id That post.
	 * @return array<string,mixed>
	 */
	public static function copy( int $owner_id ): array {
		return self::of(
			'form-copied',
			sprintf(
				/* translators: %s: title of the page with the original form. */
				__( 'This form is a copy: the original is on “%s”, and only that one is registered.', 'kundenmeister-data-protection' ),
				html_entity_decode( get_the_title( $owner_id ), ENT_QUOTES, 'UTF-8' )
			),
			__( 'Please remove this form and insert a new one.', 'kundenmeister-data-protection' )
		);
	}

	/**
	 * Whoever saved the post may not register forms.
	 *
	 * @return array<string,mixed>
	 */
	public static function not_allowed(): array {
		return self::of(
			'form-not-registered',
			__( 'This form, or its latest change, is not registered: only people who may edit pages can register forms.', 'kundenmeister-data-protection' ),
			__( 'Please ask an editor or administrator to save this page.', 'kundenmeister-data-protection' )
		);
	}

	/**
	 * What this site, not the bridge, found when a post was saved.
	 *
	 * @return array<string,mixed>|null Null when the form is registered from this post.
	 */
	public static function kept( WP_Post $post, string $form_key ): ?array {
		$all   = get_post_meta( $post->ID, FormRegistrar::FINDINGS_META, true );
		$entry = is_array( $all ) && is_array( $all[ $form_key ] ?? null ) ? $all[ $form_key ] : array();
		return true === ( $entry['local'] ?? false ) ? array( 'formKey' => $form_key ) + array_diff_key( $entry, array( 'local' => true ) ) : null;
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function of( string $code, string $message, string $fix ): array {
		return array(
			'local'     => true,
			'compliant' => false,
			'findings'  => array(
				array(
					'code'     => $code,
					'severity' => 'block',
					'message'  => $message,
					'fix'      => $fix,
				),
			),
		);
	}
}
