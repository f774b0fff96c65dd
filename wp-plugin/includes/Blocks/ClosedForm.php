<?php
/**
 * What stands in place of a form that may collect nothing.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Blocks;

final class ClosedForm {

	/**
	 * A plain message; whoever may edit pages also reads the reason and what to do.
	 *
	 * @param 'no-key'|'copy'|'no-consent-block'|'no-notice' $cause What the site knows.
	 * @param string                                  $reason What the bridge says, '' when nothing.
	 */
	public function render( string $cause, string $reason ): string {
		$wrapper = get_block_wrapper_attributes( array( 'class' => 'kmdp-closed' ) );
		$hint    = current_user_can( 'edit_pages' )
			? '<p class="kmdp-editor-hint">' . esc_html( self::hint( $cause, $reason ) ) . '</p>'
			: '';
		return "<div $wrapper><p>" . esc_html__( 'This form takes no entries at the moment.', 'kundenmeister-data-protection' ) . "</p>$hint</div>";
	}

	private static function hint( string $cause, string $reason ): string {
		return match ( true ) {
			'no-key' === $cause                    => __( 'Only editors see this: the form has no key yet. Open it in the editor and save the page.', 'kundenmeister-data-protection' ),
			'copy' === $cause                      => __( 'Only editors see this: the form is a copy and belongs to another page. Remove it and insert a new one.', 'kundenmeister-data-protection' ),
			'no-consent-block' === $cause          => __( 'Only editors see this: the form has no consent block. Add one in the editor.', 'kundenmeister-data-protection' ),
			'data-protection-inactive' === $reason => __( 'Only editors see this: data protection is not activated yet. An administrator can do that under Settings → Data Protection.', 'kundenmeister-data-protection' ),
			'form-not-compliant' === $reason       => __( 'Only editors see this: the form breaks a rule. Open it in the editor; the consent block says what to mend.', 'kundenmeister-data-protection' ),
			default                                => __( 'Only editors see this: there is no consent text for the form yet. Publish the page; if that is done, check the connection under Settings → Data Protection.', 'kundenmeister-data-protection' ),
		};
	}
}
