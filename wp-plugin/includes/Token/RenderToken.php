<?php
/**
 * What a visitor was shown, as the site itself attests it.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Token;

final class RenderToken {

	/**
	 * @param string    $issuer    Address of the site.
	 * @param string    $form_key  The form that was rendered.
	 * @param int       $post_id   The page it was rendered on; 0 when it was on none.
	 * @param 'de'|'en' $language  Language of the page.
	 * @param int       $issued_at Seconds since 1970.
	 * @param list<Box> $boxes     The check boxes with the text versions shown.
	 */
	public function __construct(
		public readonly string $issuer,
		public readonly string $form_key,
		public readonly int $post_id,
		public readonly string $language,
		public readonly int $issued_at,
		public readonly array $boxes
	) {}
}
