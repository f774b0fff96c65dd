<?php
/**
 * Renders the button.
 *
 * @package KundenMeister\DataProtection
 *
 * @var array<array-key,mixed> $attributes
 */

defined( 'ABSPATH' ) || exit;

$kmdp_label = isset( $attributes['label'] ) && is_string( $attributes['label'] ) && '' !== $attributes['label']
	? $attributes['label']
	: __( 'Send', 'kundenmeister-data-protection' );
printf(
	'<div %1$s><button type="submit" class="wp-element-button">%2$s</button></div>',
	get_block_wrapper_attributes( array( 'class' => 'kmdp-submit' ) ), // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
	esc_html( $kmdp_label )
);
