<?php
/**
 * Renders the consent boxes in the words of the bridge.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Blocks;

use KundenMeister\DataProtection\Language;
use KundenMeister\DataProtection\Notice\NoticeBox;
use KundenMeister\DataProtection\Notice\NoticeCache;
use WP_Block;

final class ConsentRenderer {

	public function __construct( private readonly NoticeCache $notices, private readonly FormState $state ) {}

	/**
	 * @param WP_Block $block The block in its form.
	 */
	public function render( WP_Block $block ): string {
		$form_key = $block->context['kundenmeister/formKey'] ?? '';
		$notice   = is_string( $form_key ) && '' !== $form_key ? $this->notices->get( $form_key, Language::current() ) : null;
		if ( null === $notice || ! is_string( $form_key ) ) {
			return '';
		}
		$html = '<div ' . get_block_wrapper_attributes( array( 'class' => 'kmdp-consent' ) ) . '>';
		if ( '' !== $notice->content_notice ) {
			$html .= '<p class="kmdp-content-notice">' . esc_html( $notice->content_notice ) . '</p>';
		}
		foreach ( $notice->boxes as $shown ) {
			$html .= $this->box( $shown, $form_key );
		}
		return $html . '<p class="kmdp-processor">' . esc_html( $notice->processor_statement ) . '</p></div>';
	}

	private function box( NoticeBox $shown, string $form_key ): string {
		$field  = "consents.{$shown->box->profile_id}";
		$id     = Markup::id( $form_key, $field );
		$error  = $this->state->error( $form_key, $field );
		$input  = array(
			'type'             => 'checkbox',
			'id'               => $id,
			'name'             => "kmdp[consents][{$shown->box->profile_id}]",
			'value'            => $shown->box->version_id,
			'required'         => $shown->box->required,
			'checked'          => $this->state->ticked( $form_key, $shown->box->profile_id, $shown->box->version_id ),
			'aria-describedby' => ( '' === $shown->cancel_notice ? '' : "$id-cancel " ) . "$id-error",
			'aria-invalid'     => '' === $error ? null : 'true',
		);
		$cancel = '' === $shown->cancel_notice ? ''
			: '<p class="kmdp-cancel-notice" id="' . esc_attr( "$id-cancel" ) . '">' . esc_html( $shown->cancel_notice ) . '</p>';
		return '<div' . Markup::attributes(
			array(
				'class'           => 'kmdp-box' . ( '' === $error ? '' : ' kmdp-invalid' ),
				'data-kmdp-field' => $field,
			)
		) . '><label class="kmdp-box-label"><input' . Markup::attributes( $input ) . '><span>' . esc_html( $shown->label )
			. ( $shown->box->required ? Markup::required_mark() : '' ) . '</span></label>'
			. $cancel . $this->declaration( $shown ) . Markup::error( $id, $error ) . '</div>';
	}

	private function declaration( NoticeBox $shown ): string {
		if ( '' !== $shown->declaration_url ) {
			return '<p class="kmdp-declaration"><a href="' . esc_url( $shown->declaration_url, array( 'http', 'https' ) ) . '" target="_blank" rel="noopener">'
				. esc_html__( 'Privacy declaration (opens in a new window)', 'kundenmeister-data-protection' ) . '</a></p>';
		}
		return '' === $shown->declaration_text ? ''
			: '<details class="kmdp-declaration"><summary>' . esc_html__( 'Read the privacy declaration', 'kundenmeister-data-protection' ) . '</summary>'
				. wpautop( esc_html( $shown->declaration_text ) ) . '</details>';
	}
}
