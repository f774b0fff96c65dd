<?php
/**
 * A form, and the post that defines it.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

use WP_Post;

final class FormPlace {

	public function __construct( public readonly FormDefinition $form, public readonly WP_Post $post ) {}
}
