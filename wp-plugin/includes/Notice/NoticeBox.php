<?php
/**
 * A check box with the words the bridge wants shown.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Notice;

use KundenMeister\DataProtection\Token\Box;

final class NoticeBox {

	/**
	 * @param Box    $box              Profile, text version, and whether it must be ticked.
	 * @param string $label            The consent text, plain.
	 * @param string $cancel_notice    How to withdraw, plain.
	 * @param string $declaration_text Privacy declaration when it is stored text, else ''.
	 * @param string $declaration_url  Its address when it is a link, else ''.
	 */
	public function __construct(
		public readonly Box $box,
		public readonly string $label,
		public readonly string $cancel_notice,
		public readonly string $declaration_text,
		public readonly string $declaration_url
	) {}

	/**
	 * @param array<array-key,mixed> $data One of the notice's `checkboxes`.
	 * @return self|null Null when it could not be shown as a proof needs it.
	 */
	public static function from_data( array $data ): ?self {
		$text        = static fn( mixed $value ): string => is_string( $value ) ? $value : '';
		$declaration = is_array( $data['declaration'] ?? null ) ? $data['declaration'] : array();
		$profile_id  = $text( $data['profileId'] ?? null );
		$version_id  = $text( $data['versionId'] ?? null );
		$label       = $text( $data['label'] ?? null );
		if ( '' === $profile_id || '' === $version_id || '' === $label ) {
			return null;
		}
		$is_required = true === ( $data['required'] ?? false );
		$is_link     = 'link' === ( $declaration['mode'] ?? '' );
		return new self(
			new Box( $profile_id, $version_id, $is_required ),
			$label,
			$text( $data['cancelNotice'] ?? null ),
			$is_link ? '' : $text( $declaration['text'] ?? null ),
			$is_link ? $text( $declaration['url'] ?? null ) : ''
		);
	}
}
