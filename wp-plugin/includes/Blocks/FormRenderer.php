<?php
/**
 * Renders the form around its fields.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Blocks;

use KundenMeister\DataProtection\Clock;
use KundenMeister\DataProtection\Form\FormDefinition;
use KundenMeister\DataProtection\Form\FormOwners;
use KundenMeister\DataProtection\Language;
use KundenMeister\DataProtection\Notice\Notice;
use KundenMeister\DataProtection\Notice\NoticeCache;
use KundenMeister\DataProtection\Submission\Messages;
use KundenMeister\DataProtection\Submission\PagePost;
use KundenMeister\DataProtection\Submission\SubmissionHandler;
use KundenMeister\DataProtection\Token\RenderToken;
use KundenMeister\DataProtection\Token\TokenSigner;
use WP_Block;

final class FormRenderer {

	public function __construct(
		private readonly NoticeCache $notices,
		private readonly FormOwners $owners,
		private readonly TokenSigner $signer,
		private readonly FormState $state,
		private readonly ClosedForm $closed,
		private readonly Clock $clock
	) {}

	/**
	 * @param string   $content The rendered inner blocks.
	 * @param WP_Block $block   The form block.
	 */
	public function render( string $content, WP_Block $block ): string {
		$form = FormDefinition::from_block( $block->parsed_block, static fn( string $name, array $stored ): array => $stored );
		if ( null === $form ) {
			return $this->closed->render( 'no-key', '' );
		}
		if ( $this->owners->is_copy( get_post(), $form->key ) ) {
			return $this->closed->render( 'copy', '' );
		}
		if ( PagePost::sent_form() === $form->key ) {
			return $this->success( $form );
		}
		$notice = $this->notices->get( $form->key, Language::current() );
		if ( null === $notice || ! $notice->accepts || ! $form->asks_consent ) {
			return $this->closed->render( $form->asks_consent ? 'no-notice' : 'no-consent-block', $notice->reason ?? '' );
		}
		return $this->open( $form, $notice, $content );
	}

	private function open( FormDefinition $form, Notice $notice, string $content ): string {
		$id      = Markup::id( $form->key );
		$context = array(
			'form'     => $form->key,
			'rest'     => rest_url( 'kmdp/v1/submit' ),
			'messages' => Messages::for_script(),
		);
		$wrapper = get_block_wrapper_attributes(
			array(
				'id'             => $id,
				'method'         => 'post',
				'action'         => PagePost::address() . "#$id",
				'data-kmdp-form' => (string) wp_json_encode( $context, JSON_HEX_TAG | JSON_HEX_APOS | JSON_HEX_AMP ),
			) + ( '' === $form->title ? array() : array( 'aria-label' => $form->title ) )
		);
		return "<form $wrapper novalidate>" . $this->errors( $form->key ) . $content . $this->hidden( $form->key, $notice ) . '</form>';
	}

	/**
	 * The list of errors, each linked to its field; focused by the page's script, announced by its role.
	 */
	private function errors( string $form_key ): string {
		$errors = $this->state->errors( $form_key );
		$items  = '';
		foreach ( $errors as $error ) {
			$message = esc_html( $error['message'] );
			$items  .= '' === $error['field'] ? "<li>$message</li>"
				: '<li><a href="#' . esc_attr( Markup::id( $form_key, $error['field'] ) ) . "\">$message</a></li>";
		}
		return '<div class="kmdp-errors" role="alert" tabindex="-1"' . ( array() === $errors ? ' hidden' : '' ) . '>'
			. '<p class="kmdp-errors-title">' . esc_html( Messages::summary() ) . "</p><ul>$items</ul></div>";
	}

	private function hidden( string $form_key, Notice $notice ): string {
		$token = $this->signer->sign(
			new RenderToken( home_url(), $form_key, PagePost::page_id(), Language::current(), $this->clock->now(), $notice->token_boxes() )
		);
		return '<input type="hidden" name="kmdp[attempt]" value="">'
			. '<input type="hidden" name="kmdp[form]" value="' . esc_attr( $form_key ) . '">'
			. '<input type="hidden" name="kmdp[token]" value="' . esc_attr( $token ) . '">'
			. '<div class="kmdp-hp" aria-hidden="true" style="position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden">'
			. '<label>' . esc_html__( 'Leave this empty', 'kundenmeister-data-protection' )
			. '<input type="text" name="kmdp[website]" value="" tabindex="-1" autocomplete="off"></label></div>';
	}

	private function success( FormDefinition $form ): string {
		$wrapper = get_block_wrapper_attributes(
			array(
				'id'       => Markup::id( $form->key ),
				'class'    => 'kmdp-success',
				'role'     => 'status',
				'tabindex' => '-1',
			)
		);
		return "<div $wrapper><p>" . esc_html( SubmissionHandler::thanks( $form ) ) . '</p></div>';
	}
}
