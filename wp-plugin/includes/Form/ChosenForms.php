<?php
/**
 * The choice of forms made at a consent text, written into those forms.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

use WP_Error;
use WP_REST_Response;

/**
 * Both sides may choose: a consent text its forms, and a form its texts. What the editor keeps in the page must say the same
 * as the bridge, or the next saving of the page would undo the choice.
 */
final class ChosenForms {

	public function __construct( private readonly FormInventory $inventory, private readonly FormOwners $owners ) {}

	/**
	 * Writes the choice into the pages of registered forms; drafts keep what their authors chose.
	 *
	 * @param mixed                     $input  The consent text as it was sent, with `forms`.
	 * @param WP_REST_Response|WP_Error $answer What the bridge answered; only a consent text it has taken counts.
	 */
	public function follow( mixed $input, WP_REST_Response|WP_Error $answer ): WP_REST_Response|WP_Error {
		$profile = $answer instanceof WP_REST_Response ? $answer->get_data() : null;
		$id      = is_object( $profile ) && is_string( $profile->id ?? null ) ? $profile->id : '';
		$forms   = is_array( $input ) && is_array( $input['forms'] ?? null ) ? $input['forms'] : null;
		if ( '' !== $id && null !== $forms ) {
			foreach ( $this->inventory->all() as $place ) {
				$this->follow_in( $place, $id, in_array( $place->form->key, $forms, true ) );
			}
		}
		return $answer;
	}

	private function follow_in( FormPlace $place, string $profile_id, bool $is_chosen ): void {
		$form = $place->form;
		if ( $this->owners->owner( $form->key ) !== $place->post->ID || in_array( $profile_id, $form->profiles, true ) === $is_chosen ) {
			return;
		}
		if ( current_user_can( 'edit_post', $place->post->ID ) ) {
			$others = array_values( array_diff( $form->profiles, array( $profile_id ) ) );
			ProfileChoice::write( $place->post, $form->key, $is_chosen ? array( ...$others, $profile_id ) : $others );
		}
	}
}
